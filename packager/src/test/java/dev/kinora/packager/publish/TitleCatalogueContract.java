package dev.kinora.packager.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.TitleCatalogue.Entry;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every catalogue does. */
public abstract class TitleCatalogueContract {
  private static final Measured MEASURED =
      new Measured(Map.of("v360-0123456789", new Measured.BitRates(2000, 1000)));

  private final Title film = SampleTitles.title("filmfilmfilmfilm", 20);
  private final int spans =
      film.timeline(Lane.VIDEO).orElseThrow().spanCount()
          + film.timeline(Lane.AUDIO).orElseThrow().spanCount();
  private TitleCatalogue catalogue = new MemoryTitleCatalogue(new MemorySpanLedger(Instant::now));

  /** An empty catalogue that takes progress from an empty ledger in which this title is put. */
  protected abstract TitleCatalogue newCatalogue(Title registered);

  @BeforeEach
  void fresh() {
    catalogue = newCatalogue(film);
  }

  @Test
  void anEmptyCatalogueKnowsNothing() {
    assertEquals(List.of(), catalogue.all());
    assertEquals(Optional.empty(), catalogue.find(film.id()));
    assertEquals(Optional.empty(), catalogue.state(film.id()));
    assertEquals(Optional.empty(), catalogue.measured(film.id()));
    assertFalse(catalogue.remove(film.id()));
  }

  @Test
  void aTitleComesBackAsItWasPut() {
    catalogue.put(film);
    assertEquals(Optional.of(film), catalogue.find(film.id()));
    assertEquals(List.of(new Entry(film, new TitleState.Playable(0, spans))), catalogue.all());
  }

  @Test
  void theNewestTitleComesFirst() {
    Title later = at(SampleTitles.title("aaaaaaaaaaaaaaaa", 20), Instant.ofEpochSecond(60));
    Title same = SampleTitles.title("zzzzzzzzzzzzzzzz", 20);
    List.of(same, later, film).forEach(catalogue::put);
    assertEquals(List.of(later, film, same), catalogue.all().stream().map(Entry::title).toList());
  }

  @Test
  void putReplacesWhatIsKnownAndKeepsTheState() {
    catalogue.put(film);
    catalogue.ready(film.id(), MEASURED);
    Title renamed = at(film, Instant.ofEpochSecond(5));
    catalogue.put(renamed);
    assertEquals(Optional.of(renamed), catalogue.find(film.id()));
    assertEquals(Optional.of(new TitleState.Ready()), catalogue.state(film.id()));
    assertEquals(1, catalogue.all().size());
  }

  @Test
  void statesFollowEachOther() {
    catalogue.put(film);
    catalogue.failed(film.id(), "broken");
    assertEquals(Optional.of(new TitleState.Failed("broken")), catalogue.state(film.id()));
    catalogue.reopen(film.id());
    assertEquals(Optional.of(new TitleState.Playable(0, spans)), catalogue.state(film.id()));
    catalogue.ready(film.id(), MEASURED);
    assertEquals(Optional.of(new TitleState.Ready()), catalogue.state(film.id()));
    assertEquals(Optional.of(MEASURED), catalogue.measured(film.id()));
    catalogue.failed(film.id(), "gone");
    assertEquals(Optional.empty(), catalogue.measured(film.id()));
    assertEquals(new TitleState.Failed("gone"), catalogue.all().getFirst().state());
  }

  @Test
  void aStateNeedsATitle() {
    long before = catalogue.version();
    catalogue.ready(film.id(), MEASURED);
    catalogue.failed(film.id(), "broken");
    catalogue.reopen(film.id());
    assertEquals(before, catalogue.version());
    catalogue.put(film);
    assertEquals(Optional.of(new TitleState.Playable(0, spans)), catalogue.state(film.id()));
  }

  @Test
  void everyChangeIsSeenInTheVersion() {
    List<Runnable> changes =
        List.of(
            () -> catalogue.put(film),
            () -> catalogue.failed(film.id(), "broken"),
            () -> catalogue.reopen(film.id()),
            () -> catalogue.ready(film.id(), MEASURED),
            () -> catalogue.remove(film.id()));
    for (Runnable change : changes) {
      long before = catalogue.version();
      change.run();
      assertTrue(catalogue.version() > before);
    }
    long after = catalogue.version();
    assertFalse(catalogue.remove(film.id()));
    assertEquals(after, catalogue.version());
  }

  @Test
  void aRemovedTitleLeavesNoState() {
    catalogue.put(film);
    catalogue.ready(film.id(), MEASURED);
    assertTrue(catalogue.remove(film.id()));
    assertEquals(Optional.empty(), catalogue.find(film.id()));
    catalogue.put(film);
    assertEquals(Optional.of(new TitleState.Playable(0, spans)), catalogue.state(film.id()));
  }

  private static Title at(Title title, Instant addedAt) {
    return new Title(
        title.id(),
        title.name(),
        addedAt,
        title.source(),
        title.info(),
        title.origin(),
        title.videoTimeline(),
        title.audioTimeline(),
        title.renditions(),
        title.build());
  }
}
