/**
 * What the rest of the transcoder asks of a process that holds codecs, and what comes back: plain
 * records without native code, so that they can be stated in one process and carried out in
 * another. A task names everything its result depends on. What comes back is bytes and facts; to
 * publish them is the asker's part.
 */
@NullMarked
package dev.kinora.transcoder.work;

import org.jspecify.annotations.NullMarked;
