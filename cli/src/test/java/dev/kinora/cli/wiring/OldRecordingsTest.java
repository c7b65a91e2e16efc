package dev.kinora.cli.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.publish.MemorySpanLedger;
import dev.kinora.packager.publish.MemoryTitleCatalogue;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
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
        Optional.of(new Timeline(48_000, 1, 0, List.of(0L, 48_000L), List.of(0, 1))),
        List.of(
            new Rendition.Audio(
                "audio", "mp4a.40.2", 1, 1, 0, 48_000, 2, Optional.empty(), "", true)),
        "live");
  }

  @Test
  void onlyRecordingsThatAreOldAreDue() {
    MemoryTitleCatalogue catalogue =
        new MemoryTitleCatalogue(new MemorySpanLedger(InstantSource.system()));
    Instant old = NOW.minusSeconds(1);
    SourceIdentity broadcast = SourceIdentity.ofBroadcast("desk", FINGERPRINT, old);
    SourceIdentity film = new SourceIdentity("/films/live:desk.mkv", FINGERPRINT, 7, old);
    catalogue.put(title("recordold", broadcast, old));
    catalogue.put(title("recordnew", broadcast, NOW));
    catalogue.put(title("filmofold", film, old));
    assertEquals(List.of("recordold"), OldRecordings.due(catalogue, NOW));
  }
}
