package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.About;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.LibraryScan;
import dev.kinora.transcoder.ingest.LibraryScan.Manner;
import dev.kinora.transcoder.ingest.Placement;
import dev.kinora.transcoder.ingest.ScanOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking through folders again and again. */
class LibraryScanTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path folder;
  private Path films;
  private Rig rig;
  private final List<ScanOutcome> outcomes = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    films = Files.createDirectory(folder.resolve("films")).toRealPath();
    rig = new Rig(folder, (key, background) -> {});
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Path film(String name, int seconds) throws IOException {
    Path file = films.resolve(name);
    Files.createDirectories(file.getParent());
    return aged(FakeCodecs.film(file, seconds));
  }

  private static Path aged(Path file) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  private LibraryScan.Report scan(Manner manner) throws IOException {
    outcomes.clear();
    return rig.transcoder
        .scan()
        .folder(films, Placement.IN_PLACE, manner, (file, outcome) -> outcomes.add(outcome));
  }

  private List<TitleCatalogue.Entry> titles() {
    return rig.transcoder.catalogue().all();
  }

  private Title only() {
    assertEquals(1, titles().size());
    return titles().getFirst().title();
  }

  private void assertAllUnchanged() throws IOException {
    long version = rig.transcoder.catalogue().version();
    scan(Manner.BY_ITSELF);
    assertTrue(
        outcomes.stream().allMatch(ScanOutcome.Unchanged.class::isInstance), outcomes.toString());
    assertEquals(version, rig.transcoder.catalogue().version());
  }

  @Test
  void eachFilmIsAddedOnceAndAgainWhenItChanges() throws Exception {
    Path first = film("a.mp4", 3);
    assertEquals(1, scan(Manner.BY_ITSELF).fresh());
    assertAllUnchanged();
    aged(FakeCodecs.film(first, 5));
    Files.setLastModifiedTime(first, FileTime.from(LONG_AGO.plusSeconds(60)));
    assertEquals(1, scan(Manner.BY_ITSELF).fresh());
    assertEquals(2, titles().size());
    assertEquals(1, titles().stream().filter(e -> e.state() instanceof TitleState.Failed).count());
    assertAllUnchanged();
  }

  @Test
  void placesNameTitles() throws Exception {
    film("Heat (1995)/Heat (1995) {edition-Director's Cut}.mkv", 3);
    Path episode = film("A Show (2019)/Season 01/A Show S01E02 - Pilot.mkv", 4);
    Files.writeString(
        episode.resolveSibling("A Show S01E02 - Pilot.nfo"),
        "<episodedetails><title>The Pilot</title><plot>Begins.</plot></episodedetails>");
    Files.writeString(films.resolve("Heat (1995)/poster.jpg"), "poster");
    scan(Manner.ASKED);
    Title show = title("A Show S1 E2 The Pilot");
    About about = show.about().orElseThrow();
    assertEquals(Optional.of(2019), about.year());
    assertEquals(Optional.of("Begins."), about.plot());
    assertEquals("A Show", about.episode().orElseThrow().series());
    Title heat = title("Heat");
    assertEquals(Optional.of("Director's Cut"), heat.about().orElseThrow().edition());
    assertEquals("picture of poster", poster(heat));
    assertEquals("jpeg", poster(show));
    assertAllUnchanged();
  }

  private Title title(String name) {
    return titles().stream()
        .map(TitleCatalogue.Entry::title)
        .filter(title -> title.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(titles().toString()));
  }

  private String poster(Title title) throws IOException {
    Asset poster = new Asset.Document(title.id(), Asset.Kind.POSTER);
    return new String(
        rig.store.find(poster).orElseThrow().readAll(1000),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void whatMovesKeepsItsTitleAndGetsItsNewName() throws Exception {
    film("Heat.mkv", 3);
    scan(Manner.ASKED);
    Title before = only();
    Files.createDirectory(films.resolve("Crime"));
    Files.move(films.resolve("Heat.mkv"), films.resolve("Crime/Heat (1995).mkv"));
    assertEquals(0, scan(Manner.BY_ITSELF).gone());
    Title after = only();
    assertEquals(before.id(), after.id());
    assertEquals(before.addedAt(), after.addedAt());
    assertEquals(films.resolve("Crime/Heat (1995).mkv").toString(), after.source().path());
    assertEquals(Optional.of(1995), after.about().orElseThrow().year());
    assertInstanceOf(TitleState.Playable.class, rig.state(after));
    Files.move(films.resolve("Crime"), films.resolve("Drama"));
    scan(Manner.BY_ITSELF);
    assertEquals(films.resolve("Drama/Heat (1995).mkv").toString(), only().source().path());
    assertAllUnchanged();
  }

  @Test
  void whatIsBesideCounts() throws Exception {
    film("Heat (1995)/Heat.mkv", 3);
    scan(Manner.ASKED);
    Path note = films.resolve("Heat (1995)/movie.nfo");
    Files.writeString(note, "<movie><title>Heat!</title></movie>");
    scan(Manner.BY_ITSELF);
    assertEquals("Heat!", only().name());
    assertAllUnchanged();
    Files.delete(note);
    scan(Manner.BY_ITSELF);
    assertEquals("Heat", only().name());
  }

  @Test
  void whatIsGoneWaitsUntilItComesBack() throws Exception {
    Path file = film("a.mp4", 3);
    scan(Manner.ASKED);
    Path away = Files.move(file, folder.resolve("away.mp4"));
    assertEquals(1, scan(Manner.BY_ITSELF).gone());
    assertInstanceOf(TitleState.Failed.class, rig.state(only()));
    assertTrue(
        rig.state(only()).toString().contains("is not there any more"), rig.state(only()) + "");
    assertEquals(1, rig.transcoder.scan().missing().size());
    assertEquals(1, scan(Manner.BY_ITSELF).gone());
    Files.move(away, file);
    assertEquals(0, scan(Manner.BY_ITSELF).gone());
    assertInstanceOf(TitleState.Playable.class, rig.state(only()));
    assertEquals(List.of(), rig.transcoder.scan().missing());
    assertAllUnchanged();
  }

  @Test
  void aFinishedTitleStaysWithoutItsFile() throws Exception {
    Path file = film("a.mp4", 3);
    scan(Manner.ASKED);
    rig.transcoder.start();
    rig.awaitReady(only());
    Files.delete(file);
    assertEquals(1, scan(Manner.BY_ITSELF).gone());
    assertInstanceOf(TitleState.Ready.class, rig.state(only()));
  }

  @Test
  void aSecondCopyTakesOver() throws Exception {
    Path first = film("a.mp4", 3);
    Path second = Files.copy(first, films.resolve("b.mp4"));
    aged(second);
    scan(Manner.ASKED);
    assertEquals(first.toString(), only().source().path());
    Files.delete(first);
    assertEquals(0, scan(Manner.BY_ITSELF).gone());
    assertEquals(second.toString(), only().source().path());
    assertInstanceOf(TitleState.Playable.class, rig.state(only()));
    assertAllUnchanged();
  }

  @Test
  void whatIsNoFilmIsTriedOnce() throws Exception {
    Path broken = aged(Files.writeString(films.resolve("notes.mp4"), "no film at all"));
    scan(Manner.BY_ITSELF);
    assertInstanceOf(ScanOutcome.Refused.class, outcomes.getFirst());
    // Could not be told from a film if it were opened again.
    FakeCodecs.film(folder.resolve("good"), 3);
    scan(Manner.ASKED);
    assertInstanceOf(ScanOutcome.Refused.class, outcomes.getFirst());
    FakeCodecs.film(broken, 3);
    aged(broken);
    assertEquals(1, scan(Manner.BY_ITSELF).fresh());
  }

  @Test
  void whatIsBeingCopiedIsLeftUntilItRests() throws Exception {
    FakeCodecs.film(films.resolve("a.mp4"), 3);
    assertTrue(scan(Manner.BY_ITSELF).resting());
    assertEquals(List.of(), titles());
    aged(films.resolve("a.mp4"));
    assertFalse(scan(Manner.BY_ITSELF).resting());
    assertEquals(1, titles().size());
  }

  @Test
  void whatWasTakenOutComesBackOnlyWhenAskedFor() throws Exception {
    film("a.mp4", 3);
    scan(Manner.ASKED);
    rig.transcoder.remove(only().id());
    scan(Manner.BY_ITSELF);
    assertInstanceOf(ScanOutcome.TakenOut.class, outcomes.getFirst());
    assertEquals(List.of(), titles());
    assertEquals(1, scan(Manner.ASKED).fresh());
  }

  @Test
  void aLostDatabaseIsReadAgainFromFilesWithoutMakingAnythingTwice() throws Exception {
    film("Heat (1995).mp4", 3);
    scan(Manner.ASKED);
    Title before = only();
    try (Rig again = rig.withoutDatabase((key, background) -> {})) {
      LibraryScan.Report report =
          again
              .transcoder
              .scan()
              .folder(films, Placement.IN_PLACE, Manner.ASKED, (file, outcome) -> {});
      assertEquals(0, report.fresh());
      assertEquals(before, again.transcoder.catalogue().find(before.id()).orElseThrow());
    }
  }

  @Test
  void aFileAloneIsNamedByWhatIsAroundIt() throws Exception {
    Path file = film("A Show/Season 2/03.mkv", 3);
    film("A Show/Season 2/04.mkv", 4);
    ScanOutcome outcome = rig.transcoder.scan().file(file, Placement.IN_PLACE);
    assertEquals("A Show S2 E3", assertInstanceOf(ScanOutcome.Added.class, outcome).title().name());
    assertEquals(1, titles().size());
    scan(Manner.ASKED);
    assertInstanceOf(ScanOutcome.Unchanged.class, outcomes.getFirst());
    assertEquals(2, titles().size());
  }
}
