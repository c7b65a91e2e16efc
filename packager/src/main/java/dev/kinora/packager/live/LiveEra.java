package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a stream without a discontinuity. Immutable.
 *
 * @param ordinal counts the stretches that have segments, from 0
 * @param recordingId which recording its segments belong to
 * @param date the wall clock at its beginning
 * @param beginSeconds its beginning on the timeline of its recording
 * @param renditions in the header's order
 */
public record LiveEra(
    int ordinal,
    String recordingId,
    Instant date,
    Rational beginSeconds,
    List<LiveRendition> renditions) {
  private static final long NANOS = 1_000_000_000;

  public LiveEra {
    renditions = List.copyOf(renditions);
  }

  static List<LiveRendition> named(LiveHeader header, String recordingId) {
    List<LiveRendition> named = new ArrayList<>();
    int pictures = 0;
    int sounds = 0;
    for (LiveTrack track : header.tracks()) {
      int lane = track instanceof LiveTrack.Video ? pictures++ : sounds++;
      named.add(LiveRendition.of(track, lane, recordingId));
    }
    return named;
  }

  /** The wall clock at a time of the timeline. */
  public Instant dateOf(Rational seconds) {
    return date.plusNanos(seconds.minus(beginSeconds).times(NANOS).round());
  }
}
