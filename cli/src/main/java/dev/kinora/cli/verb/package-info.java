/**
 * The verbs of the command line. Each is one class: it reads its flags, asks the wiring for what it
 * needs and says how it went. Data for programs goes through {@code JsonLines} and report records,
 * so that people and scripts are told the same. No verb knows how servers, database or child
 * processes are put together.
 */
@NullMarked
package dev.kinora.cli.verb;

import org.jspecify.annotations.NullMarked;
