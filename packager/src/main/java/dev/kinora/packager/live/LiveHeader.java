package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a stretch of a stream consists of. Immutable.
 *
 * @param startedAt the wall clock at {@code startSeconds}
 * @param startSeconds where the stretch begins on the clock of its parts; no part starts earlier.
 *     Both ways of counting are fine after a loss: on from where the last part ended, or from 0
 *     again
 * @param targetSeconds how long segments are meant to be, 1 or more
 * @param tracks one or more; all pictures share one timescale and one row of segment boundaries, so
 *     do all sounds
 */
public record LiveHeader(
    Instant startedAt, Rational startSeconds, int targetSeconds, List<LiveTrack> tracks) {
  private static final int MOST_TRACKS = 16;
  private static final int MOST_TARGET_SECONDS = 30;

  public LiveHeader {
    tracks = List.copyOf(tracks);
    if (tracks.isEmpty() || tracks.size() > MOST_TRACKS) {
      throw new IllegalArgumentException(
          "live header: expected 1 to %d tracks, found %d".formatted(MOST_TRACKS, tracks.size()));
    }
    if (targetSeconds < 1 || targetSeconds > MOST_TARGET_SECONDS) {
      throw new IllegalArgumentException(
          "targetSeconds: expected 1 to %d, found %d"
              .formatted(MOST_TARGET_SECONDS, targetSeconds));
    }
    if (startSeconds.compareTo(Rational.ZERO) < 0) {
      throw new IllegalArgumentException("startSeconds: expected 0 or more, found " + startSeconds);
    }
    Set<String> names = new HashSet<>();
    for (LiveTrack track : tracks) {
      if (!names.add(track.name())) {
        throw new IllegalArgumentException("two tracks are called " + track.name());
      }
    }
    requireOneTimescale(tracks.stream().filter(LiveTrack.Video.class::isInstance).toList());
    requireOneTimescale(tracks.stream().filter(LiveTrack.Audio.class::isInstance).toList());
  }

  private static void requireOneTimescale(List<LiveTrack> lane) {
    for (LiveTrack track : lane) {
      if (track.timescale() != lane.getFirst().timescale()) {
        throw new IllegalArgumentException(
            "track %s: expected the timescale of %s, %d, found %d"
                .formatted(
                    track.name(),
                    lane.getFirst().name(),
                    lane.getFirst().timescale(),
                    track.timescale()));
      }
    }
  }
}
