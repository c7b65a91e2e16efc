/**
 * The source's own samples as renditions: decides whether a track can be played as it is, cuts the
 * timeline along its key frames, and makes segments of it when they are asked for, by a header and
 * ranges of the file. Nothing is decoded, encoded or stored.
 */
@NullMarked
package dev.kinora.packager.remux;

import org.jspecify.annotations.NullMarked;
