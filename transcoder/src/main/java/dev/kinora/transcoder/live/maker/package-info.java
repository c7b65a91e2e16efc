/**
 * The work of a live child: a publisher's bytes are demuxed as they come, H.264 and AAC are taken
 * over as they are, everything else is decoded and encoded, and all of it leaves as parts on one
 * timeline that has no jumps. Loads codecs: for child processes only. A maker sees one publisher
 * and ends with it.
 */
@NullMarked
package dev.kinora.transcoder.live.maker;

import org.jspecify.annotations.NullMarked;
