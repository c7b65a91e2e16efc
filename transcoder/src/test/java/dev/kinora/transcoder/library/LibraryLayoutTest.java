package dev.kinora.transcoder.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.title.About;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as they are found in real libraries. */
class LibraryLayoutTest {
  private static final Path ROOT = Path.of("films");

  private static boolean isFilm(Path file) {
    return List.of("mkv", "mp4", "avi", "m4v", "mp3").contains(Words.extension(file.toString()));
  }

  private static LibraryPlan plan(String... files) {
    return LibraryLayout.read(
        ROOT,
        Arrays.stream(files).map(String::strip).map(ROOT::resolve).toList(),
        LibraryLayoutTest::isFilm);
  }

  private static PlannedFilm only(String... files) {
    LibraryPlan plan = plan(files);
    assertEquals(1, plan.films().size(), plan.toString());
    return plan.films().getFirst();
  }

  /** In one line what a test compares. */
  private static String shown(Naming naming) {
    About about = naming.about();
    return naming.name()
        + about.year().map(y -> " (" + y + ")").orElse("")
        + about.edition().map(e -> " {" + e + "}").orElse("")
        + about.part().map(p -> " part " + p).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Heat (1995)/Heat (1995).mkv | Heat (1995)",
        "Heat (1995)/Heat.mkv | Heat (1995)",
        "Heat (1995)/h-xvid.avi | Heat (1995)",
        "Heat (1995).mkv | Heat (1995)",
        "Heat [1995].mkv | Heat (1995)",
        "Heat.1995.1080p.BluRay.x264-GRP.mkv | Heat (1995)",
        "Heat.1995.mkv | Heat (1995)",
        "Heat 1995.mkv | Heat (1995)",
        "Heat.mkv | Heat",
        "1917 (2019)/1917 (2019).mkv | 1917 (2019)",
        "1917.2019.2160p.UHD.mkv | 1917 (2019)",
        "2012.mkv | 2012",
        "2012 (2009).mkv | 2012 (2009)",
        "2001 A Space Odyssey (1968).mkv | 2001 A Space Odyssey (1968)",
        "2001.A.Space.Odyssey.1968.720p.mkv | 2001 A Space Odyssey (1968)",
        "Blade Runner 2049 (2017).mkv | Blade Runner 2049 (2017)",
        "Blade.Runner.2049.2017.1080p.mkv | Blade Runner 2049 (2017)",
        "Blade Runner 2049.mkv | Blade Runner 2049",
        "Wonder Woman 1984 (2020).mkv | Wonder Woman 1984 (2020)",
        "Amélie (2001)/Amélie (2001) - 1080p.mkv | Amélie (2001)",
        "七人の侍 (1954)/七人の侍 (1954).mkv | 七人の侍 (1954)",
        "M (1931).mkv | M (1931)",
        "WALL-E (2008).mkv | WALL-E (2008)",
        "Spider-Man.Far.From.Home.2019.WEBRip.mkv | Spider-Man Far From Home (2019)",
        "Mission_Impossible_(1996).mp4 | Mission Impossible (1996)",
        "Se7en (1995) [imdbid-tt0114369].mkv | Se7en (1995)",
        "Up (2009) {tmdb-14160}/Up (2009) {tmdb-14160}.mkv | Up (2009)",
        "Charlotte's Web (1973).mkv | Charlotte's Web (1973)",
        "Movie.Name.720p.HDTV.mkv | Movie Name",
        "Star Wars - Episode IV - A New Hope (1977).mkv "
            + "| Star Wars - Episode IV - A New Hope (1977)",
        "Home Video - Extended holiday.mkv | Home Video {Extended}",
        "holiday.mkv | holiday",
        "A/B/C/deep (2003)/deep.mkv | deep (2003)",
      })
  void nameAndYear(String path, String expected) {
    assertEquals(expected, shown(only(path).naming()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Blade Runner (1982)/Blade Runner (1982) {edition-Director's Cut}.mkv | Director's Cut",
        "Blade Runner (1982) {edition-Final Cut}/Blade Runner (1982) {edition-Final Cut}.mkv "
            + "| Final Cut",
        "Blade Runner (1982)/Blade Runner (1982) - Final Cut.mkv | Final Cut",
        "Blade Runner (1982)/Blade Runner (1982) [Director's Cut].mkv | Director's Cut",
        "Blade.Runner.1982.Final.Cut.1080p.BluRay.mkv | Final Cut",
        "Aliens (1986)/Aliens (1986) - Special Edition.mkv | Special Edition",
        "Aliens (1986)/Aliens - Extended.mkv | Extended",
        "Aliens (1986)/Aliens (1986) - Fan Restoration.mkv | Fan Restoration",
        "Aliens.1986.EXTENDED.mkv | EXTENDED",
        "Aliens (1986) - 1080p.mkv | ``",
        "Aliens (1986) - 4K HDR.mkv | ``",
        "Aliens (1986) [1080p].mkv | ``",
      })
  void editions(String path, String edition) {
    assertEquals(edition, only(path).naming().about().edition().orElse(""));
  }

  @Test
  void twoEditionsInOneFolderAreTwoFilms() {
    LibraryPlan plan =
        plan(
            "Brazil (1985)/Brazil (1985) - Theatrical.mkv", "Brazil (1985)/Brazil - Final Cut.mkv");
    assertEquals(
        List.of("Brazil (1985) {Theatrical}", "Brazil (1985) {Final Cut}"),
        plan.films().stream().map(f -> shown(f.naming())).sorted().toList().reversed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Ran (1985) - part1.mkv ; Ran (1985) - part2.mkv | Ran (1985) part 1 ; Ran (1985) part 2",
        "Ran (1985) cd1.avi ; Ran (1985) cd2.avi | Ran (1985) part 1 ; Ran (1985) part 2",
        "Ran/ran.cd1.avi ; Ran/ran.cd2.avi ; Ran/ran.cd3.avi | ran part 1 ; ran part 2 ; ran part"
            + " 3",
        "Ran (1985)/ran-disc-a.mkv ; Ran (1985)/ran-disc-b.mkv "
            + "| Ran (1985) part 1 ; Ran (1985) part 2",
        "Kill Bill Part 1.mkv | Kill Bill Part 1",
        "Ran (1985) - part1.mkv | Ran (1985)",
        "Dune Part 1 (2021).mkv ; Dune Part 2 (2024).mkv "
            + "| Dune Part 1 (2021) ; Dune Part 2 (2024)",
      })
  void parts(String paths, String expected) {
    LibraryPlan plan = plan(paths.split(";"));
    assertEquals(
        expected,
        plan.films().stream().map(f -> shown(f.naming())).collect(Collectors.joining(" ; ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Show (2019)/Season 01/Show S01E02 - Title.mkv | Show (2019) | S1 E2 | Title",
        "Show (2019)/Season 01/Show (2019) - S01E02 - Title.mkv | Show (2019) | S1 E2 | Title",
        "Show/Season 1/Show.S01E02.The.Long.Night.1080p.WEB-DL.mkv | Show | S1 E2 | The Long Night",
        "Show/Season 1/S01E02.mkv | Show | S1 E2 | ``",
        "Show/Season 1/s1e2.mkv | Show | S1 E2 | ``",
        "Show/Season 1/02 - Pilot.mkv | Show | S1 E2 | Pilot",
        "Show/Season 1/02.mkv | Show | S1 E2 | ``",
        "Show/Season 1/Episode 2.mkv | Show | S1 E2 | ``",
        "Show/Season 1/E02 Pilot.mkv | Show | S1 E2 | Pilot",
        "Show/Season 1/Show - 02 - Pilot.mkv | Show | S1 E2 | Pilot",
        "Show/S02/Show 2x05.mkv | Show | S2 E5 | ``",
        "Show/Specials/Show S00E01 Christmas.mkv | Show | S0 E1 | Christmas",
        "Show/Season 00/Show S00E01.mkv | Show | S0 E1 | ``",
        "Show/Staffel 3/Show - 3x07 - Ende.mkv | Show | S3 E7 | Ende",
        "Show.S01.1080p/Show.S01E01.mkv | Show | S1 E1 | ``",
        "The Show Season 2/The.Show.S02E01.mkv | The Show | S2 E1 | ``",
        "Show (2019)/Show - 1x02 - Title.mkv | Show (2019) | S1 E2 | Title",
        "Show/Show.1x02.mkv | Show | S1 E2 | ``",
        "The.Show.2019.S01E02.720p.HDTV.mkv | The Show (2019) | S1 E2 | ``",
        "Show - Season 1 Episode 4.mkv | Show | S1 E4 | ``",
        "Show S01E02E03.mkv | Show | S1 E2-E3 | ``",
        "Show S01E02-E03 - Both.mkv | Show | S1 E2-E3 | Both",
        "Show S01E02-03.mkv | Show | S1 E2-E3 | ``",
        "Show S01E02-E03-E04.mkv | Show | S1 E2-E4 | ``",
        "Show 1x02-1x03.mkv | Show | S1 E2-E3 | ``",
        "Show 1x02x03.mkv | Show | S1 E2-E3 | ``",
        "Show S01E02-1080p.mkv | Show | S1 E2 | ``",
        "Show S2019E12.mkv | Show | S2019 E12 | ``",
        "Show S01E100.mkv | Show | S1 E100 | ``",
        "M*A*S*H/Season 1/MASH S01E01 - Pilot.mkv | M*A*S*H | S1 E1 | Pilot",
        "24/Season 1/24 - S01E01 - 12.00 A.M.mkv | 24 | S1 E1 | 12.00 A.M",
        "Doctor Who (2005)/Season 1/Doctor Who (2005) S01E01 Rose.mkv "
            + "| Doctor Who (2005) | S1 E1 | Rose",
      })
  void episodes(String path, String series, String mark, String title) {
    Naming naming = only(path).naming();
    About.Episode episode = naming.about().episode().orElseThrow();
    String year = naming.about().year().map(y -> " (" + y + ")").orElse("");
    assertEquals(
        series + " | " + mark + " | " + title,
        episode.series() + year + " | " + episode.mark() + " | " + episode.title().orElse(""));
    assertTrue(naming.sure());
  }

  @ParameterizedTest
  @CsvSource({
    "Film 1920x1080.mkv",
    "Ocean's Eleven (2001).mkv",
    "Se7en.mkv",
    "Sense8.mkv",
    "4x4 (2019).mkv"
  })
  void filmsThatLookLikeEpisodes(String path) {
    assertTrue(only(path).naming().about().episode().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Up (2009)/Up (2009).mkv ; Up (2009)/Trailers/one.mp4 ; Up (2009)/extras/making.mkv",
        "Up (2009)/Up (2009).mkv ; Up (2009)/Featurettes/a.mkv ; Up (2009)/Behind The Scenes/b.mkv",
        "Up (2009)/Up (2009).mkv ; Up (2009)/Up (2009)-trailer.mp4 ; Up (2009)/sample.mkv",
        "Up (2009)/up.mkv ; Up (2009)/Sample/up.sample.mkv ; Up (2009)/Extras/deep/down.mkv",
        "Up (2009)/Up (2009).mkv ; Up (2009)/Shorts/a.mkv ; Up (2009)/Other/b.mkv",
        "Up (2009)/Up (2009).mkv ; Up (2009)/theme.mp3 ; Up (2009)/Deleted Scenes/c.mkv",
      })
  void extrasAreNoFilms(String paths) {
    LibraryPlan plan = plan(paths.split(";"));
    assertEquals(1, plan.films().size(), plan.toString());
    assertEquals(2, plan.extras().size());
    assertEquals("Up (2009)", shown(plan.films().getFirst().naming()));
  }

  @Test
  void aShelfOfShortsIsAShelf() {
    assertEquals(2, plan("Shorts/Paperman (2012).mkv", "Shorts/Bao (2018).mkv").films().size());
    assertEquals(1, plan("Trailer/trailer.mkv", "Trailer.mkv").films().size());
    assertEquals(1, plan("my-trailer.mkv").films().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Up (2009)/Up (2009).en.srt | en | false | false | ``",
        "Up (2009)/Up (2009).en.forced.srt | en | true | false | ``",
        "Up (2009)/Up (2009).es.sdh.vtt | es | false | true | ``",
        "Up (2009)/Up (2009).pt-BR.srt | pt-BR | false | false | ``",
        "Up (2009)/Up (2009).ger.ass | de | false | false | ``",
        "Up (2009)/Up (2009).srt | `` | false | false | ``",
        "Up (2009)/Up (2009).Commentary.en.srt | en | false | false | Commentary",
        "Up (2009)/Up (2009).hi.srt | hi | false | false | ``",
        "Up (2009)/Up (2009).en.hi.srt | en | false | true | ``",
        "Up (2009)/English.srt | en | false | false | ``",
        "Up (2009)/Subs/English.srt | en | false | false | ``",
        "Up (2009)/Subs/2_English.srt | en | false | false | ``",
        "Up (2009)/Subs/Up (2009)/3_Deutsch.srt | de | false | false | ``",
        "Up (2009)/Subtitles/fr.forced.srt | fr | true | false | ``",
      })
  void subtitlesBeside(
      String text, String language, boolean forced, boolean hearing, String label) {
    List<SidecarText> texts = only("Up (2009)/Up (2009).mkv", text).texts();
    assertEquals(1, texts.size(), texts.toString());
    SidecarText found = texts.getFirst();
    assertEquals(ROOT.resolve(text), found.file());
    assertEquals(language, found.language().orElse(""));
    assertEquals(forced, found.forced());
    assertEquals(hearing, found.hearingImpaired());
    assertEquals(label, found.label().orElse(""));
  }

  @Test
  void subtitlesGoToTheFilmOfTheirName() {
    LibraryPlan plan = plan("Up.mkv", "Up 2.mkv", "Up.en.srt", "Up 2.en.srt", "other.srt");
    assertEquals(
        List.of(ROOT.resolve("Up 2.en.srt")),
        plan.films().get(0).texts().stream().map(SidecarText::file).toList());
    assertEquals(
        List.of(ROOT.resolve("Up.en.srt")),
        plan.films().get(1).texts().stream().map(SidecarText::file).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "Up (2009)/poster.jpg", "Up (2009)/folder.jpg", "Up (2009)/cover.png",
    "Up (2009)/Up (2009)-poster.jpg", "Up (2009)/Up (2009).jpg", "Up (2009)/Poster.JPG",
  })
  void pictures(String picture) {
    assertEquals(
        ROOT.resolve(picture), only("Up (2009)/Up (2009).mkv", picture).picture().orElseThrow());
    assertTrue(only("Up (2009)/Up (2009).mkv", "poster.jpg").picture().isEmpty());
  }

  @Test
  void descriptions() {
    assertEquals(
        ROOT.resolve("Up (2009)/movie.nfo"),
        only("Up (2009)/Up.mkv", "Up (2009)/movie.nfo").note().orElseThrow());
    assertEquals(
        ROOT.resolve("Up (2009)/Up.nfo"),
        only("Up (2009)/Up.mkv", "Up (2009)/Up.nfo", "Up (2009)/movie.nfo").note().orElseThrow());
  }

  @Test
  void everyOrderOfFilesGivesTheSamePlan() {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("a/b (2001).mkv", "a/b (2001).en.srt", "c.mkv", "a/poster.jpg")) {
      files.add(ROOT.resolve(name));
    }
    LibraryPlan plan = LibraryLayout.read(ROOT, files, LibraryLayoutTest::isFilm);
    assertEquals(plan, LibraryLayout.read(ROOT, files.reversed(), LibraryLayoutTest::isFilm));
  }

  @Test
  void hostileNamesTakeNoTime() {
    List<String> names = new ArrayList<>();
    for (String piece : List.of("S01E01", "1x02", "-", " ", "(", "E1-", "2001.", "{edition-")) {
      names.add(piece.repeat(250 / piece.length()) + ".mkv");
    }
    for (int i = 0; i < 20_000; i++) {
      names.add("Film %d (2001).mkv".formatted(i));
      names.add("Film %d (2001).en.srt".formatted(i));
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> plan(names.toArray(String[]::new)));
  }
}
