package dev.kinora.packager.live;

import java.util.Optional;

/** One recording. Calls come one at a time and return at once; the work is done elsewhere. */
public interface LiveRecording {
  /** The title that it becomes; nothing when nothing is recorded, or no more. */
  Optional<String> titleId();

  /** The next segment. */
  void add(LiveSegment segment);

  /** How many segments, from the first on, can be read from where this records. */
  int published();

  /** No segment follows: the recording becomes a title. Calling it twice does nothing. */
  void finish();
}
