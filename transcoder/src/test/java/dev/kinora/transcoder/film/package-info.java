/**
 * Films that tests make for themselves: every picture carries its number in large black and white
 * fields, so that it can be read back after encoding and scaling. Nothing of anybody's is shipped
 * for tests.
 */
@NullMarked
package dev.kinora.transcoder.film;

import org.jspecify.annotations.NullMarked;
