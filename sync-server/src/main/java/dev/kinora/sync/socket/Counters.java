package dev.kinora.sync.socket;

import java.util.concurrent.atomic.LongAdder;

/** What happened so far, for metrics. Thread-safe. */
public final class Counters {
  final LongAdder framesIn = new LongAdder();
  final LongAdder framesOut = new LongAdder();
  final LongAdder framesDropped = new LongAdder();
  final LongAdder framesRefused = new LongAdder();
  final LongAdder slowClosed = new LongAdder();
  final LongAdder rudeClosed = new LongAdder();
  final LongAdder sockets = new LongAdder();

  /** Their values now. */
  public Values values() {
    return new Values(
        framesIn.sum(),
        framesOut.sum(),
        framesDropped.sum(),
        framesRefused.sum(),
        slowClosed.sum(),
        rudeClosed.sum(),
        sockets.sum());
  }

  /**
   * Values of one moment.
   *
   * @param framesDropped replaced by newer ones or left out for members that read slowly
   * @param framesRefused beyond what a member may send
   * @param sockets open now
   */
  public record Values(
      long framesIn,
      long framesOut,
      long framesDropped,
      long framesRefused,
      long slowClosed,
      long rudeClosed,
      long sockets) {}
}
