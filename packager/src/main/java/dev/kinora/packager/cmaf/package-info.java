/**
 * CMAF headers and segments (ISO/IEC 23000-19). Libavformat's init segment is taken apart and
 * written anew as a CMAF header with the codec boxes kept byte for byte; media segments are written
 * from samples and from the timeline alone, so a segment needs no knowledge of the one before it.
 * Reading goes the other way, for checks and for repackaging. Times are ticks of the track's
 * timescale; composition offsets are never negative, and the edit list of the header takes the
 * reorder delay away.
 */
@NullMarked
package dev.kinora.packager.cmaf;

import org.jspecify.annotations.NullMarked;
