package dev.kinora.transcoder.audio;

import dev.kinora.packager.time.Rational;

/**
 * Turns a source's time stamps into sample numbers on the title's clock, at the source's own rate.
 * Pure.
 *
 * <p>Time stamps in milliseconds or 90ths of them are rounded, and sound placed by them would jump
 * at every frame. So a frame goes where the one before it ended unless its time stamp says that
 * something is missing or too much; and where there is none before it, its end is moved to the grid
 * on which the track's frames end, if that lies within the rounding. Sound then lies at the same
 * place whichever frame decoding began with.
 *
 * @param origin the source's time that is sample 0, in seconds
 * @param tick seconds a tick of the time stamps
 * @param sampleRate of the decoded sound
 * @param anchorTicks time stamp of the track's first packet
 * @param gridSamples every frame ends a multiple of this many samples after the anchor
 */
record SoundClock(
    Rational origin, Rational tick, int sampleRate, long anchorTicks, int gridSamples) {
  /** An exact time stamp that is off by more than this many seconds means a gap. */
  private static final Rational EXACT_TOLERANCE = Rational.of(2, 1000);

  /** The same for rounded ones, which some writers take from a clock on the wall. */
  private static final Rational ROUNDED_TOLERANCE = Rational.of(15, 1000);

  /**
   * The first sample of a frame that follows no other.
   *
   * @param ticks its time stamp
   * @param samples how many it holds; a first frame may have lost some at its front
   */
  long place(long ticks, int samples) {
    long stated = position(ticks);
    if (isExact()) {
      return stated;
    }
    long anchor = position(anchorTicks);
    long end = stated + samples - anchor;
    long gridEnd = Math.floorDiv(end + gridSamples / 2, gridSamples) * gridSamples;
    return Math.abs(end - gridEnd) <= roundingSamples() ? anchor + gridEnd - samples : stated;
  }

  /** The first sample of a frame after another one that ended at a sample. */
  long placeAfter(long previousEnd, long ticks, int samples) {
    long off = Math.abs(position(ticks) - previousEnd);
    return Rational.of(off, sampleRate).compareTo(tolerance()) <= 0
        ? previousEnd
        : place(ticks, samples);
  }

  /** The sample nearest to a time stamp. */
  private long position(long ticks) {
    return tick.times(ticks).minus(origin).times(sampleRate).round();
  }

  /** Whether frames last a whole number of ticks, so that no time stamp had to be rounded. */
  private boolean isExact() {
    return Rational.of(gridSamples, sampleRate).dividedBy(tick).denominator() == 1;
  }

  private Rational tolerance() {
    return isExact() ? EXACT_TOLERANCE : ROUNDED_TOLERANCE;
  }

  /** Two roundings of up to a tick each, the anchor's and the frame's. */
  private long roundingSamples() {
    return tick.times(2L * sampleRate).ceil() + 1;
  }
}
