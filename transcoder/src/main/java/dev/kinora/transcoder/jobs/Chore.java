package dev.kinora.transcoder.jobs;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Something that is due again and again: a clean-up, a look at a folder. The schedule stands in the
 * database, so that of several processes one does it, and a restart does not begin the wait anew.
 *
 * @param name lower-case words with hyphens, the same in every process
 * @param every the time between two starts, a second or more
 * @param work may take long, but not for ever; runs one at a time
 */
public record Chore(String name, Duration every, Work work) {
  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+){0,5}");

  /** What is done; a failure is logged and tried again when it is due next. */
  @FunctionalInterface
  public interface Work {
    /** Does it once. */
    void run() throws Exception;
  }

  public Chore {
    if (!NAME.matcher(name).matches() || every.toMillis() < 1000) {
      throw new IllegalArgumentException(
          "chore: expected a name in lower case and a second or more, found \"%s\" every %s"
              .formatted(name, every));
    }
  }
}
