package dev.kinora.cli.verb;

import java.time.Duration;

/** Notices when a number that ought to grow has not for too long. For one thread. */
final class Stall {
  private final long patienceNanos;
  private long last = Long.MIN_VALUE;
  private long sinceNanos;

  Stall(Duration patience) {
    this.patienceNanos = patience.toNanos();
  }

  /** Whether the number is the same as at all looks since {@code patience} ago. */
  boolean isStill(long progress, long nowNanos) {
    if (progress != last) {
      last = progress;
      sinceNanos = nowNanos;
    }
    return nowNanos - sinceNanos >= patienceNanos;
  }
}
