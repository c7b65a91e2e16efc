package dev.kinora.transcoder.probe;

import dev.kinora.packager.time.Rational;

/**
 * The rate that all renditions of a source run at.
 *
 * @param rate frames a second
 * @param constant whether the source's frames stand at equal distances throughout
 * @param sourceRate the source's own rate: another one where it is above or below what renditions
 *     run at
 */
public record FrameRate(Rational rate, boolean constant, Rational sourceRate) {
  public FrameRate {
    if (!rate.isPositive()) {
      throw new IllegalArgumentException("frame rate: expected more than 0, found " + rate);
    }
  }
}
