package dev.kinora.packager.check.media;

import java.util.List;
import java.util.Optional;

/**
 * What was measured of a segment.
 *
 * @param sizeBytes of the segment
 * @param streams what the stream itself says of its tracks, where no header does
 * @param tracks a line for each track that could be read
 * @param firstSequence number of the first fragment; 0 where there are none
 * @param lastSequence number of the last fragment
 */
public record SegmentFacts(
    long sizeBytes,
    List<TrackFacts> streams,
    List<TrackTimes> tracks,
    long firstSequence,
    long lastSequence) {
  public SegmentFacts {
    streams = List.copyOf(streams);
    tracks = List.copyOf(tracks);
  }

  /** Facts without times. */
  public static SegmentFacts unread(long sizeBytes) {
    return new SegmentFacts(sizeBytes, List.of(), List.of(), 0, 0);
  }

  /** The track that a list's durations speak of: the picture, or the sound where there is none. */
  public Optional<TrackTimes> main() {
    return track(TrackKind.VIDEO)
        .or(() -> track(TrackKind.AUDIO))
        .or(() -> tracks.stream().findFirst());
  }

  /** The first track of a kind. */
  public Optional<TrackTimes> track(TrackKind kind) {
    return tracks.stream().filter(t -> t.kind() == kind).findFirst();
  }
}
