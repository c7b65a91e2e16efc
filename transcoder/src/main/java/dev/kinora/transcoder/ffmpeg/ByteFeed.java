package dev.kinora.transcoder.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes of a source that is still being sent. */
@FunctionalInterface
public interface ByteFeed {
  /**
   * Waits for bytes and moves some of them.
   *
   * @return how many, 1 or more, or -1 at the end
   * @throws IOException if nothing can be read any more; the demuxer then fails with it
   */
  int read(ByteBuffer into) throws IOException;
}
