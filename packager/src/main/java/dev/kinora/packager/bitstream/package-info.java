/**
 * What encoders hand out, taken apart bit by bit: H.264 access units in both framings, parameter
 * sets, AAC with and without ADTS, and the configuration records that containers carry. Everything
 * reads bounded input and either gives a value or throws a {@link
 * dev.kinora.packager.MediaException}. Knows nothing of boxes or of time.
 */
@NullMarked
package dev.kinora.packager.bitstream;

import org.jspecify.annotations.NullMarked;
