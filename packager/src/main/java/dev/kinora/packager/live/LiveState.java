package dev.kinora.packager.live;

/** Where a running stream stands. */
public enum LiveState {
  /** The publisher sends. */
  LIVE,
  /** The publisher is lost and may come back. */
  WAITING,
  /** It is over. */
  ENDED
}
