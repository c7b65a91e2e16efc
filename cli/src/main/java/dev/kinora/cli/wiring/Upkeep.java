package dev.kinora.cli.wiring;

import dev.kinora.transcoder.jobs.Chore;
import java.time.Duration;
import java.util.List;

/** What is due by time, in whichever process comes to it. */
final class Upkeep {
  private static final Duration HOURLY = Duration.ofHours(1);

  private Upkeep() {}

  static List<Chore> of(Node node) {
    return List.of(new Chore("forget-sessions", HOURLY, () -> node.accounts().forgetExpired()));
  }
}
