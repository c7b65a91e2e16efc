/**
 * Where child processes of the program start: apart from {@code Main}, so that a child loads codecs
 * and nothing of the command line. What a child may do is decided by whoever starts it.
 */
@NullMarked
package dev.kinora.cli.child;

import org.jspecify.annotations.NullMarked;
