package dev.kinora.transcoder.live;

import dev.kinora.packager.live.LiveSink;

/** Where streams appear. Safe for use from any thread. */
public interface LiveStage {
  /**
   * A stream begins; it is over with {@link LiveSink#end}.
   *
   * @param name unique among running streams, fit for addresses
   * @param title for people
   */
  LiveSink begin(String name, String title);
}
