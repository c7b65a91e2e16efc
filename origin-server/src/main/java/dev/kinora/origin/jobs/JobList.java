package dev.kinora.origin.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The background work there is. Safe for use from any thread; calls may block briefly. */
public interface JobList {
  /** All of it that is not finished, most urgent first. */
  List<Job> all();

  /** The work on one title. */
  Optional<Job> find(String titleId);

  /**
   * Steers it.
   *
   * @return false when its state does not allow that, or there is no such job
   */
  boolean act(String titleId, Action action) throws IOException;

  /** What can be done to a job. */
  enum Action {
    PAUSE,
    RESUME,
    CANCEL,
    RETRY
  }

  /**
   * One job.
   *
   * @param id a title's id; empty for a file that is no title
   * @param state {@code running}, {@code waiting}, {@code paused}, {@code cancelled}, {@code
   *     failed} or {@code set-aside}
   * @param progress 0 to 1
   * @param speed seconds of film a second
   * @param left how long it takes at that speed
   * @param reason why it failed, a sentence
   */
  record Job(
      Optional<String> id,
      String name,
      String state,
      double progress,
      OptionalDouble speed,
      Optional<Duration> left,
      Optional<String> reason) {}
}
