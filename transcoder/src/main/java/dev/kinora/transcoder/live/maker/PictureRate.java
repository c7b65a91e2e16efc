package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.StreamView;

/** Guesses where a container does not say. Pure functions. */
final class PictureRate {
  private static final Rational LEAST = Rational.of(5);
  private static final Rational MOST = Rational.of(120);
  private static final Rational USUAL = Rational.of(30);

  /** Bits that a pixel takes at usual quality, as a fraction. */
  private static final Rational BITS_A_PIXEL = Rational.of(1, 10);

  private static final long LEAST_BITS = 200_000;

  private PictureRate() {}

  /** Pictures a second. */
  static Rational of(StreamView view) {
    if (isUsual(view.averageRate())) {
      return view.averageRate();
    }
    return isUsual(view.declaredRate()) ? view.declaredRate() : USUAL;
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
