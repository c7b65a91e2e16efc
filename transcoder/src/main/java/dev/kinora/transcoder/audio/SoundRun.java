package dev.kinora.transcoder.audio;

import dev.kinora.transcoder.ffmpeg.Frame;
import java.io.IOException;

/**
 * Samples of a track one after another. The same ones come out wherever reading begins. For one
 * thread.
 */
interface SoundRun extends AutoCloseable {
  /** Fills a frame with the samples that come next. */
  void read(Frame into) throws IOException;

  /** How many packets could not be decoded so far. */
  long damagedPackets();

  @Override
  void close();
}
