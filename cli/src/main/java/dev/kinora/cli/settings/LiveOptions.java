package dev.kinora.cli.settings;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What becomes of live streams. */
public final class LiveOptions {
  private static final int MOST_GRACE_SECONDS = 3600;

  @Option(
      names = "--live-grace",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long a stream waits for a publisher who was lost before it ends and becomes a title"
              + " (default: ${DEFAULT-VALUE}).")
  private int graceSeconds = 10;

  @Option(
      names = "--keep-recordings",
      paramLabel = "DAYS",
      defaultValue = "0",
      description =
          "Delete recorded streams after so many days (default: 0, which keeps them for ever).")
  private int keepDays;

  /**
   * How long a stream waits for its publisher.
   *
   * @throws UnusableSetting if it is none
   */
  public Duration grace() {
    if (graceSeconds < 0 || graceSeconds > MOST_GRACE_SECONDS) {
      throw new UnusableSetting(
          "--live-grace: expected 0 to %d seconds, found %d"
              .formatted(MOST_GRACE_SECONDS, graceSeconds));
    }
    return Duration.ofSeconds(graceSeconds);
  }

  /**
   * How long recordings are kept; nothing for ever.
   *
   * @throws UnusableSetting if it is less than nothing
   */
  public Optional<Duration> kept() {
    if (keepDays < 0) {
      throw new UnusableSetting("--keep-recordings: expected 0 days or more, found " + keepDays);
    }
    return keepDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(keepDays));
  }
}
