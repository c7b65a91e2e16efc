package dev.kinora.cli.settings;

import dev.kinora.transcoder.jobs.Due;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Folders that are looked through for new films, and when. */
public final class RescanOptions {
  private static final Due OFTEN = new Due.Every(Duration.ofMinutes(10));

  @Option(
      names = "--rescan",
      paramLabel = "DIR",
      split = ",",
      description = "Folders that are looked through for new films, every ten minutes.")
  private List<Path> folders = List.of();

  @Option(
      names = "--rescan-at",
      paramLabel = "CRON",
      description =
          "When they are looked through instead, in local time: second, minute, hour, day of the"
              + " month, month, day of the week; \"0 30 3 * * ?\" is half past three each night.")
  private @Nullable String at;

  /** The folders. */
  public List<Path> folders() {
    return List.copyOf(folders);
  }

  /**
   * When they are looked through.
   *
   * @throws UnusableSetting if it is no time
   */
  public Due due() {
    if (at == null) {
      return OFTEN;
    }
    try {
      return new Due.At(at);
    } catch (IllegalArgumentException e) {
      throw new UnusableSetting("--rescan-at: " + e.getMessage());
    }
  }
}
