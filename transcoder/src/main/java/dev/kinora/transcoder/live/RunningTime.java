package dev.kinora.transcoder.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Time that passes only while this process runs: a machine that was put to sleep, or a process that
 * was stopped, must not take its publishers for silent. Somebody has to call {@link #tick}
 * steadily. Safe for use from any thread.
 */
final class RunningTime {
  /** Longer than any busy machine keeps a thread from running. */
  private static final Duration STOPPED = Duration.ofSeconds(5);

  private final LongSupplier nanos;

  @GuardedBy("this")
  private long lastTick;

  private volatile long stoppedNanos;

  /** Begins now. */
  RunningTime(LongSupplier nanos) {
    this.nanos = nanos;
    this.lastTick = nanos.getAsLong();
  }

  /** Nanoseconds on a clock with no meaning but its differences. */
  long nanos() {
    return nanos.getAsLong() - stoppedNanos;
  }

  /** The process runs. */
  synchronized void tick() {
    long now = nanos.getAsLong();
    long since = now - lastTick;
    if (since > STOPPED.toNanos()) {
      stoppedNanos += since;
    }
    lastTick = now;
  }
}
