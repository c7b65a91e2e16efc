package dev.kinora.transcoder.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The background work on a title, or a file that is no title and set aside.
 *
 * @param id the title's, or the file's path
 * @param progress 0 to 1
 * @param speed seconds of film a second, while somebody works on it
 * @param left how long it takes at that speed
 * @param reason why it failed, is set aside or waits, a sentence
 * @param work what is to be done
 */
public record JobView(
    String id,
    String name,
    State state,
    double progress,
    OptionalDouble speed,
    Optional<Duration> left,
    Optional<String> reason,
    Work work) {
  /** What is to be done. */
  public enum Work {
    /** Segments are to be encoded. */
    SEGMENTS,
    /** Everything is encoded; small pictures for the seek bar are to be drawn. */
    PICTURES
  }

  /** Where it stands. */
  public enum State {
    RUNNING,
    WAITING,
    PAUSED,
    CANCELLED,
    FAILED,
    /** A file that could not be made a title; passed over until it changes. */
    SET_ASIDE
  }
}
