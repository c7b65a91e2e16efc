/**
 * What the rest of the transcoder asks of a process that holds codecs, and what comes back: plain
 * records without native code, so that they can be stated in one process and carried out in
 * another.
 */
@NullMarked
package dev.kinora.transcoder.work;

import org.jspecify.annotations.NullMarked;
