package dev.kinora.packager.time;

/**
 * An instant or a duration counted in ticks of a track's timescale (ISO/IEC 14496-12, 8.4.2).
 * Immutable.
 *
 * @param ticks how many ticks; may be negative for an instant
 * @param timescale ticks a second, 1 or more
 */
public record MediaTime(long ticks, int timescale) implements Comparable<MediaTime> {
  public MediaTime {
    if (timescale < 1) {
      throw new IllegalArgumentException("timescale: expected 1 or more, found " + timescale);
    }
  }

  /** The same time in exact seconds. */
  public Rational seconds() {
    return Rational.of(ticks, timescale);
  }

  /** The nearest tick of another timescale. */
  public MediaTime in(int otherTimescale) {
    return new MediaTime(seconds().times(otherTimescale).round(), otherTimescale);
  }

  @Override
  public int compareTo(MediaTime other) {
    return seconds().compareTo(other.seconds());
  }
}
