package dev.kinora.transcoder.jobs;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Something that is due again and again: a clean-up, a look at a folder. The schedule stands in the
 * database, so that of several processes one does it, and a restart does not begin the wait anew.
 *
 * @param name lower-case words with hyphens, the same in every process
 * @param due when
 * @param work may take long, but not for ever; runs one at a time
 */
public record Chore(String name, Due due, Work work) {
  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+){0,5}");

  /** What is done; a failure is logged and tried again when it is due next. */
  @FunctionalInterface
  public interface Work {
    /** Does it once. */
    void run() throws Exception;
  }

  public Chore {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "chore: expected a name in lower case, found \"%s\"".formatted(name));
    }
  }

  /** Something that is due every so often, first at once. */
  public Chore(String name, Duration every, Work work) {
    this(name, new Due.Every(every), work);
  }
}
