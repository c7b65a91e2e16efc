package dev.kinora.sync.room;

import java.util.Locale;

/** What a room is doing. */
public enum Phase {
  /** Nothing is loaded. */
  IDLE,
  /** Members load and report that they are ready. */
  PREPARING,
  /** The picture moves, or will at a time that is set. */
  PLAYING,
  /** Stopped by somebody. */
  PAUSED,
  /** Stopped for a member whose data did not come. */
  HOLDING,
  /** The media is over. */
  ENDED;

  /** The word of the protocol. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
