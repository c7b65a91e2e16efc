package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Packet;
import java.io.IOException;
import java.util.Optional;

/** Makes one of the source's tracks into samples of the output. For one thread. */
interface TrackMaker extends AutoCloseable {
  /** Takes the track's next packet, which stays the caller's. */
  void take(Packet packet) throws MediaException, IOException;

  /** How far on the timeline it has come, where it has begun. */
  Optional<Rational> reached();

  /** The other track has come so far: sound that has stopped is silence until then. */
  default void follow(Rational seconds) throws MediaException, IOException {
    // A picture that stops stands still.
  }

  /**
   * Lets out what is held back; no packet follows.
   *
   * @param until sound that ends sooner is silence until then
   */
  void finish(Rational until) throws MediaException, IOException;

  @Override
  void close();
}
