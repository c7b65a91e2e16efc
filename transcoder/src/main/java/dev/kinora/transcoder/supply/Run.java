package dev.kinora.transcoder.supply;

import dev.kinora.packager.title.Lane;

/** A wish on its way, and how far somebody needs it. Confined to the supply's lock. */
final class Run {
  /** Pictures and sound are cut at slightly different places: who wants one wants the next. */
  private static final int BEYOND = 1;

  private final Wish wish;
  private final StopGate.Piece piece = new StopGate.Piece();
  private int neededTo;
  private boolean started;

  Run(Wish wish, int segment) {
    this.wish = wish;
    this.neededTo = segment + BEYOND;
  }

  Wish wish() {
    return wish;
  }

  Lane lane() {
    return wish.ref().lane();
  }

  /** What ends it early. */
  StopGate.Piece piece() {
    return piece;
  }

  /** Number of the last segment that was asked for or will be at once. */
  int neededTo() {
    return neededTo;
  }

  void start() {
    started = true;
  }

  /** Whether it was told to end and a child is still at it. */
  boolean isEnding() {
    return started && piece.isEnded();
  }

  void need(int segment) {
    neededTo = Math.max(neededTo, segment + BEYOND);
  }
}
