package dev.kinora.packager.check.media;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was measured of the segments of one list.
 *
 * @param segments by their index in the list
 * @param streams what the header, or the first segment, says of the tracks
 * @param complete whether every segment of the list was measured
 * @param cmaf whether the header claims CMAF
 */
public record Measurements(
    NavigableMap<Integer, SegmentFacts> segments,
    List<TrackFacts> streams,
    boolean complete,
    boolean cmaf) {
  public Measurements {
    segments = Collections.unmodifiableNavigableMap(new TreeMap<>(segments));
    streams = List.copyOf(streams);
  }

  /** The first track of a kind. */
  public Optional<TrackFacts> stream(TrackKind kind) {
    return streams.stream().filter(t -> t.kind() == kind).findFirst();
  }

  /** What the list is for: the picture, else the sound, else whatever is there. */
  public Optional<TrackFacts> mainStream() {
    return stream(TrackKind.VIDEO)
        .or(() -> stream(TrackKind.AUDIO))
        .or(() -> streams.stream().findFirst());
  }
}
