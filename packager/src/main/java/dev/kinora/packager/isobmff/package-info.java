/**
 * ISO base media file format (ISO/IEC 14496-12): one record per box, each with its reader and its
 * writer side by side. {@link dev.kinora.packager.isobmff.Boxes} turns bytes into boxes and back;
 * boxes it does not know, and codec configuration inside sample entries, stay byte for byte. Depth,
 * counts and sizes are bounded by the input, so any bytes give boxes or a {@link
 * dev.kinora.packager.MediaException}. Field names follow the standard; times are ticks of the
 * timescale named beside them.
 */
@NullMarked
package dev.kinora.packager.isobmff;

import org.jspecify.annotations.NullMarked;
