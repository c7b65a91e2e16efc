/**
 * The short film that Kinora draws for an empty library, so that nothing of anybody else's has to
 * be shipped. An orrery turns under a sky that goes from night to morning; each planet rings when
 * it passes the top, from the side where it stands. The clock can be read by people and, as a strip
 * of dark and bright cells along the lower edge, by tests. Every frame and every sample is a pure
 * function of its number; shapes only, since a server may have no fonts.
 */
@NullMarked
package dev.kinora.transcoder.demo;

import org.jspecify.annotations.NullMarked;
