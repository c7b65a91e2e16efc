package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.util.List;

/** Guesses where a container does not say. Pure functions. */
final class PictureRate {
  private static final Rational LEAST = Rational.of(5);
  private static final Rational MOST = Rational.of(120);
  private static final List<Rational> STANDARD =
      List.of(
          Rational.of(5),
          Rational.of(8),
          Rational.of(10),
          Rational.of(12),
          Rational.of(15),
          Rational.of(20),
          Rational.of(24_000, 1001),
          Rational.of(24),
          Rational.of(25),
          Rational.of(30_000, 1001),
          Rational.of(30),
          Rational.of(48),
          Rational.of(50),
          Rational.of(60_000, 1001),
          Rational.of(60),
          Rational.of(100),
          Rational.of(120));
  private static final Rational USUAL = Rational.of(30);

  /** Bits that a pixel takes at usual quality, as a fraction. */
  private static final Rational BITS_A_PIXEL = Rational.of(1, 10);

  private static final long LEAST_BITS = 200_000;

  private PictureRate() {}

  /**
   * Pictures a second: the standard rate next to what the container says or its first packets
   * showed, so that a publisher who comes back has the same one.
   */
  static Rational of(StreamView view) {
    if (isUsual(view.averageRate())) {
      return standard(view.averageRate());
    }
    return isUsual(view.declaredRate()) ? standard(view.declaredRate()) : USUAL;
  }

  static Rational standard(Rational measured) {
    Rational nearest = STANDARD.getFirst();
    for (Rational rate : STANDARD) {
      nearest =
          distance(rate, measured).compareTo(distance(nearest, measured)) < 0 ? rate : nearest;
    }
    return nearest;
  }

  private static Rational distance(Rational one, Rational other) {
    Rational difference = one.minus(other);
    return difference.isPositive() ? difference : difference.negated();
  }

  private static boolean isUsual(Rational rate) {
    return rate.compareTo(LEAST) >= 0 && rate.compareTo(MOST) <= 0;
  }

  /** What pictures of a size usually take, bits a second. */
  static long bitsPerSecond(int width, int height, Rational rate) {
    Rational bits = rate.times(width).times(height).times(BITS_A_PIXEL);
    return Math.max(LEAST_BITS, bits.round());
  }
}
