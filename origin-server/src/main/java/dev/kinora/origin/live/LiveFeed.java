package dev.kinora.origin.live;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One publisher's bytes on their way to the ingest. Used by one thread at a time. */
public interface LiveFeed {
  /**
   * Takes what remains of the buffer, which is the caller's again afterwards. Blocks while the
   * ingest is busy, which makes the publisher wait.
   *
   * @throws IOException if the ingest takes no more: the media is broken or not supported, or the
   *     stream was ended; the message says so in a sentence for the publisher
   */
  void write(ByteBuffer bytes) throws IOException;

  /** The publisher has finished: the stream ends. Calling it twice does nothing. */
  void end();

  /**
   * The connection broke: the stream waits a while for its publisher. Calling it twice does
   * nothing.
   */
  void lost();
}
