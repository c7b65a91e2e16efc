/**
 * Reads Matroska files (RFC 9559) by their Cues: tracks and cues are known at once, clusters are
 * looked into where somebody asks. Cues list key frames only and times are in milliseconds, so
 * whoever wants frames puts them on the grid of the track's rate.
 */
@NullMarked
package dev.kinora.packager.source.matroska;

import org.jspecify.annotations.NullMarked;
