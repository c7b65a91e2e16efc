package dev.kinora.transcoder.probe;

import dev.kinora.packager.time.Rational;

/**
 * The rate that all renditions of a source run at.
 *
 * @param rate frames a second
 * @param constant whether the source has exactly one frame for each of these
 */
public record FrameRate(Rational rate, boolean constant) {
  public FrameRate {
    if (!rate.isPositive()) {
      throw new IllegalArgumentException("frame rate: expected more than 0, found " + rate);
    }
  }
}
