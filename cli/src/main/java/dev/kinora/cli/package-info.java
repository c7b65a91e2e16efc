/**
 * The command line: {@code Main} reads it, one class a verb carries it out. Data goes to standard
 * output, talk and progress to standard error, and the exit code says whose fault a failure was.
 * This module is the only place that wires the others together.
 */
@NullMarked
package dev.kinora.cli;

import org.jspecify.annotations.NullMarked;
