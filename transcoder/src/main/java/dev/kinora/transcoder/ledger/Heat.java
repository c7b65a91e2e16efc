package dev.kinora.transcoder.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * How much something is watched: every look counts one, its making as well, and half as much after
 * each {@link #HALF_LIFE}. What is kept is the binary logarithm of the sum as of 1970, so that two
 * heats compare without being brought up to date.
 */
final class Heat {
  /** After this long a look counts half. */
  static final Duration HALF_LIFE = Duration.ofDays(7);

  private static final double LN_2 = Math.log(2);

  private Heat() {}

  /** Of what was looked at so often at one time. */
  static double ofLooks(int looks, Instant at) {
    double halfLives = (double) at.toEpochMilli() / HALF_LIFE.toMillis();
    return halfLives + Math.log(looks) / LN_2;
  }

  /** Both together. */
  static double sum(double one, double other) {
    double more = Math.max(one, other);
    return more + Math.log1p(Math.pow(2, Math.min(one, other) - more)) / LN_2;
  }
}
