package dev.kinora.packager.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running stream as it stood at one moment: what documents are written from. Immutable.
 *
 * @param version grows with every change; the same version means the same documents
 * @param targetSeconds no segment's duration, rounded, is above it; 0 while nothing is listed
 * @param discontinuities how many discontinuities have left the list
 * @param firstIsDiscontinuous whether the oldest listed segment begins a stretch other than the
 *     stream's first
 * @param startsWithKeyFrames whether every segment so far began with a key frame
 * @param window the listed segments, oldest first
 * @param renditions every rendition that a playlist may still be asked for, by name
 * @param peaks the highest bit rate of a segment so far, by rendition name
 * @param recording the title that is being recorded
 * @param windowLength how much of the stream is listed in the long run
 */
public record LiveView(
    LiveIdentity identity,
    long version,
    LiveState state,
    int targetSeconds,
    int discontinuities,
    boolean firstIsDiscontinuous,
    boolean startsWithKeyFrames,
    List<LiveSegment> window,
    Map<String, LiveRendition> renditions,
    Map<String, Long> peaks,
    Optional<String> recording,
    Duration windowLength) {
  public LiveView {
    window = List.copyOf(window);
    renditions = Map.copyOf(renditions);
    peaks = Map.copyOf(peaks);
  }

  /** Whether anything can be played from playlists yet. */
  public boolean isListed() {
    return !window.isEmpty();
  }
}
