package dev.kinora.transcoder.probe;

import dev.kinora.packager.time.Rational;

/**
 * How well frame times stand on the grid of a rate.
 *
 * @param width distance between the frame that is earliest and the one that is latest on its grid
 *     instant, in seconds
 * @param tick seconds a tick of the source's clock
 * @param frames how many frames were looked at
 * @param singleSteps how many frames stand one grid instant after the frame before
 */
record GridFit(Rational rate, Rational width, Rational tick, int frames, int singleSteps) {

  static GridFit of(long[] times, Rational tick, Rational rate) {
    Rational earliest = Rational.ZERO;
    Rational latest = Rational.ZERO;
    long place = 0;
    int singleSteps = 0;
    for (int i = 1; i < times.length; i++) {
      Rational at = tick.times(times[i] - times[0]);
      long step = Math.max(1, tick.times(times[i] - times[i - 1]).times(rate).round());
      place += step;
      singleSteps += step == 1 ? 1 : 0;
      Rational off = at.minus(Rational.of(place).dividedBy(rate));
      earliest = off.compareTo(earliest) < 0 ? off : earliest;
      latest = off.compareTo(latest) > 0 ? off : latest;
    }
    return new GridFit(rate, latest.minus(earliest), tick, times.length, singleSteps);
  }

  /** Whether the source runs at this rate, but for a tenth of its frames that may be missing. */
  boolean isRegular() {
    return width.compareTo(allowed()) <= 0 && singleSteps * 10L >= (frames - 1) * 9L;
  }

  boolean hasEveryFrame() {
    return singleSteps == frames - 1;
  }

  /** Whether this rate explains the times better; all that rounding explains is equally good. */
  boolean isCloserThan(GridFit other) {
    return beyondRounding().compareTo(other.beyondRounding()) < 0;
  }

  private Rational beyondRounding() {
    return width.compareTo(tick) <= 0 ? Rational.ZERO : width;
  }

  private Rational allowed() {
    Rational quarter = Rational.of(1, 4).dividedBy(rate);
    Rational rounding = tick.times(2);
    return quarter.compareTo(rounding) > 0 ? quarter : rounding;
  }
}
