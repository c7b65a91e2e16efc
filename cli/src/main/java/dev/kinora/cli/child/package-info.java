/**
 * Where child processes of the program start: apart from {@code Main}, so that a child loads codecs
 * and nothing of the command line.
 */
@NullMarked
package dev.kinora.cli.child;

import org.jspecify.annotations.NullMarked;
