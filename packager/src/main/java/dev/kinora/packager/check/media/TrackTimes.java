package dev.kinora.packager.check.media;

import dev.kinora.packager.time.Rational;
import java.util.List;

/**
 * What a segment holds of one track.
 *
 * @param startTicks decode time of the first sample
 * @param endTicks decode time of the last sample plus its duration
 * @param shownTicks earliest presentation time, the edit list aside
 * @param editTicks what the edit list takes away from presentation times
 * @param longestTicks duration of its longest sample
 * @param startsWithKey whether decoding can start at the first sample
 * @param keyPlaces how far behind the start, in ticks, each key frame lies; the first few only
 */
public record TrackTimes(
    long trackId,
    TrackKind kind,
    long timescale,
    long startTicks,
    long endTicks,
    long shownTicks,
    long editTicks,
    long samples,
    long longestTicks,
    boolean startsWithKey,
    List<Long> keyPlaces) {
  public TrackTimes {
    keyPlaces = List.copyOf(keyPlaces);
    if (timescale < 1) {
      throw new IllegalArgumentException("timescale: expected 1 or more, found " + timescale);
    }
  }

  /** When it starts, in seconds of its own clock. */
  public Rational start() {
    return Rational.of(startTicks, timescale);
  }

  /** When it ends. */
  public Rational end() {
    return Rational.of(endTicks, timescale);
  }

  /** How long it lasts. */
  public Rational duration() {
    return Rational.of(endTicks - startTicks, timescale);
  }

  /** How long its longest sample lasts. */
  public Rational longest() {
    return Rational.of(longestTicks, timescale);
  }
}
