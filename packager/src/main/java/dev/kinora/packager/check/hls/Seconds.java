package dev.kinora.packager.check.hls;

import dev.kinora.packager.time.Rational;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal seconds of a playlist as exact fractions, to the nanosecond. */
final class Seconds {
  private static final int NANO_DIGITS = 9;
  private static final long NANOS = 1_000_000_000;

  private Seconds() {}

  static Rational of(BigDecimal seconds) {
    return Rational.of(
        seconds.setScale(NANO_DIGITS, RoundingMode.HALF_UP).movePointRight(NANO_DIGITS).longValue(),
        NANOS);
  }

  /** Half of the last digit that was written. */
  static Rational rounding(int decimals) {
    return decimals >= NANO_DIGITS
        ? Rational.of(1, NANOS)
        : Rational.of(1, 2 * Math.powExact(10L, decimals));
  }
}
