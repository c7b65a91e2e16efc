package dev.kinora.transcoder.video;

import dev.kinora.packager.time.Rational;

/**
 * The instants at which a title shows its frames, on the source's clock. Pure. A source frame takes
 * the place of the instant nearest to it, so what is shown is what is on display in the middle of
 * each instant's frame.
 *
 * @param origin seconds of frame 0
 * @param frameRate frames a second
 */
record FrameGrid(Rational origin, Rational frameRate) {
  /** The frame nearest to a time; below 0 before the origin. */
  long nearest(long ticks, Rational tick) {
    return tick.times(ticks).minus(origin).times(frameRate).round();
  }

  /** When a frame is shown. */
  Rational timeOf(long frame) {
    return Rational.of(frame).dividedBy(frameRate).plus(origin);
  }
}
