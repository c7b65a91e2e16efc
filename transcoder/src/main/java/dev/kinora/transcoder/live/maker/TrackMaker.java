package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.ffmpeg.Packet;
import java.io.IOException;

/** Makes one of the source's tracks into samples of the output. For one thread. */
interface TrackMaker extends AutoCloseable {
  /** Takes the track's next packet, which stays the caller's. */
  void take(Packet packet) throws MediaException, IOException;

  /** Lets out what is held back; no packet follows. */
  void finish() throws MediaException, IOException;

  @Override
  void close();
}
