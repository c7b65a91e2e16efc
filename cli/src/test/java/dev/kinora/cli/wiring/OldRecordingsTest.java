package dev.kinora.cli.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.publish.MemorySpanLedger;
import dev.kinora.packager.publish.MemoryTitleCatalogue;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.Title;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is deleted after its time, and what never is. */
final class OldRecordingsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String FINGERPRINT = "ab".repeat(32);

  private static Title title(String id, SourceIdentity source, Instant addedAt) {
    return new Title(
        id,
        id,
        addedAt,
        source,
        new SourceInfo("live", Rational.ONE, Optional.empty(), List.of()),
        Rational.ZERO,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "live");
  }

  @Test
  void onlyRecordingsThatAreOldAreDue() {
    MemoryTitleCatalogue catalogue =
        new MemoryTitleCatalogue(new MemorySpanLedger(InstantSource.system()));
    Instant old = NOW.minusSeconds(1);
    SourceIdentity broadcast = SourceIdentity.ofBroadcast("desk", FINGERPRINT, old);
    SourceIdentity film = new SourceIdentity("/films/live:desk.mkv", FINGERPRINT, 7, old);
    catalogue.put(title("old", broadcast, old));
    catalogue.put(title("new", broadcast, NOW));
    catalogue.put(title("film", film, old));
    assertEquals(List.of("old"), OldRecordings.due(catalogue, NOW));
  }
}
