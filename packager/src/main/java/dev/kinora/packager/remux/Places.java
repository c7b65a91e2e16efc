package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.time.Rational;

/**
 * Puts times on a grid of frames, exactly: {@code (ticks - startTicks) * numerator / denominator},
 * to the nearest.
 */
record Places(long startTicks, long numerator, long denominator) {
  /** The grid of a rate, whose place 0 is at a time. */
  static Places of(CodedTrack track, long startTicks, Rational rate) {
    Rational framesATick = track.tick().times(rate);
    return new Places(startTicks, framesATick.numerator(), framesATick.denominator());
  }

  /** The nearest place. */
  long of(long ticks) throws MediaException {
    return Math.floorDiv(scaled(ticks, 2) + denominator, 2 * denominator);
  }

  private long scaled(long ticks, int factor) throws MediaException {
    try {
      return Math.multiplyExact(
          Math.multiplyExact(Math.subtractExact(ticks, startTicks), numerator), factor);
    } catch (ArithmeticException e) {
      throw new MediaException.Malformed("sample", "a time within a year", ticks + " ticks");
    }
  }
}
