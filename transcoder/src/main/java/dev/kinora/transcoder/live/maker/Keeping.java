package dev.kinora.transcoder.live.maker;

import static dev.kinora.transcoder.live.maker.LiveOutput.PICTURE_TIMESCALE;

import java.util.function.LongSupplier;

/**
 * How far encoding is behind a publisher who sends in real time, and what is left out then: first
 * smaller pictures, then every second one, then all but key frames. For one thread.
 */
final class Keeping {
  private static final long NANOS = 1_000_000_000;
  private static final long SMALL_NANOS = NANOS * 7 / 10;
  private static final long HALF_NANOS = NANOS * 3 / 2;
  private static final long ALL_NANOS = NANOS * 3;

  private final LongSupplier lagNanos;
  private final LongSupplier clock;
  private long firstNanos;
  private long firstTicks = -1;
  private long count;

  /**
   * Keeps an eye on one stream.
   *
   * @param lagNanos how long the bytes that are being read have waited
   * @param clock of {@link System#nanoTime}
   */
  Keeping(LongSupplier lagNanos, LongSupplier clock) {
    this.lagNanos = lagNanos;
    this.clock = clock;
  }

  /** What of a picture is made. */
  enum Effort {
    ALL,
    /** The largest size only. */
    LARGEST,
    NOTHING
  }

  /** What is made of the next picture. */
  Effort next(long ticks, boolean key) {
    count++;
    long behind = behindNanos(ticks);
    if (key || behind < SMALL_NANOS) {
      return Effort.ALL;
    }
    boolean left = behind >= ALL_NANOS || (behind >= HALF_NANOS && count % 2 == 0);
    return left ? Effort.NOTHING : Effort.LARGEST;
  }

  /** Whether the publisher has sent more than time has passed. */
  boolean isAhead(long ticks) {
    return deficitNanos(ticks) < 0;
  }

  /** Who sends faster than time passes is not kept waiting by us. */
  private long behindNanos(long ticks) {
    return Math.min(lagNanos.getAsLong(), deficitNanos(ticks));
  }

  private long deficitNanos(long ticks) {
    if (firstTicks < 0) {
      firstTicks = ticks;
      firstNanos = clock.getAsLong();
    }
    long media = (ticks - firstTicks) * (NANOS / PICTURE_TIMESCALE);
    return clock.getAsLong() - firstNanos - media;
  }
}
