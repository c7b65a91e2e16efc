package dev.kinora.transcoder.ingest;

import dev.kinora.transcoder.ledger.JdbcLibraryFiles.Look;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells files that rest from those still being copied: not changed for a while by their own time,
 * or seen unchanged for as long, since the clock of another machine may be wrong. For one thread.
 */
final class Rest {
  static final Duration WHILE = Duration.ofSeconds(10);
  private static final int MOST_WATCHED = 100_000;

  private final InstantSource clock;
  private final Map<Path, Seen> seen = new HashMap<>();

  private record Seen(Look look, Instant since) {}

  Rest(InstantSource clock) {
    this.clock = clock;
  }

  boolean isAtRest(Path file, Look look) {
    Instant now = clock.instant();
    Instant modified = Instant.ofEpochMilli(look.modifiedMillis());
    if (!modified.isAfter(now.minus(WHILE))) {
      seen.remove(file);
      return true;
    }
    Seen before = seen.get(file);
    if (before == null || !before.look().equals(look)) {
      if (seen.size() >= MOST_WATCHED) {
        seen.clear();
      }
      seen.put(file, new Seen(look, now));
      return false;
    }
    if (before.since().isAfter(now.minus(WHILE))) {
      return false;
    }
    seen.remove(file);
    return true;
  }
}
