/**
 * The heart of Kinora in pure Java: exact media time, tracks and timelines, ISO BMFF and CMAF, HLS
 * and DASH, and publishing.
 *
 * <p>Nothing here opens a socket, talks to a database or loads native code. A segment is a pure
 * function of source, timeline and rendition; the packages below hold the vocabulary in which that
 * function is stated.
 */
@NullMarked
package dev.kinora.packager;

import org.jspecify.annotations.NullMarked;
