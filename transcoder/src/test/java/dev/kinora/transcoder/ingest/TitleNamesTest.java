package dev.kinora.transcoder.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTags;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.library.FilmNote;
import dev.kinora.transcoder.library.LibraryLayout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Big_Buck_Bunny-720p.mp4 | Big Buck Bunny",
        "Spider-Man 2.mp4        | Spider-Man 2",
        "some.film.2019.mkv      | some film",
        "noextension             | noextension",
        "a.verylongending        | a verylongending",
        ".mp4                    | Untitled",
        "___.mp4                 | Untitled",
        "été.webm                | été",
      })
  void aFileNameIsMadeReadable(String file, String name) {
    assertEquals(name, name(info(Optional.empty()), file));
  }

  @Test
  void theContainersLabelComesFirst() {
    assertEquals("Sintel", name(info(Optional.of("  Sintel ")), "x.mp4"));
    assertEquals("x", name(info(Optional.of(" \u0000\u200f ")), "x.mp4"));
  }

  @Test
  void nothingInvisibleStays() {
    assertEquals("a b c d", name(info(Optional.of("a\nb\u202ec\u2028\u2028 \u0007d")), "x.mp4"));
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    String name = name(info(Optional.of("a" + "😀".repeat(200))), "x.mp4");
    assertEquals("a" + "😀".repeat(99), name);
  }

  @Test
  void anIdIsTheStartOfTheFingerprint() {
    assertEquals("0".repeat(20), TitleNames.id("0".repeat(64)));
    assertEquals("v".repeat(20), TitleNames.id("f".repeat(64)));
    assertEquals("0001", TitleNames.id("00001" + "0".repeat(59)).substring(0, 4));
    assertTrue(Title.ID.matcher(TitleNames.id("0123456789abcdef".repeat(4))).matches());
  }

  @Test
  void aPlaceThatSaysMoreComesBeforeTheLabel() {
    assertEquals("Heat", name(info(Optional.of("Encoded by x")), "Heat (1995).mkv"));
    assertEquals("Show S1 E2 Pilot", name(info(Optional.of("x")), "Show.S01E02.Pilot.mkv"));
  }

  @Test
  void aDescriptionComesFirst() {
    FilmNote note =
        new FilmNote(
            Optional.of("Pilot"),
            Optional.of(1996),
            Optional.of("A chase."),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    TitleNames.Named film =
        TitleNames.of(info(Optional.empty()), LibraryLayout.ofFile("Heat (1995).mkv"), note);
    assertEquals("Pilot", film.name());
    assertEquals(Optional.of(1996), film.about().year());
    assertEquals(Optional.of("A chase."), film.about().plot());
    TitleNames.Named episode =
        TitleNames.of(info(Optional.empty()), LibraryLayout.ofFile("Show.S01E02.mkv"), note);
    assertEquals("Show S1 E2 Pilot", episode.name());
    assertEquals(Optional.empty(), episode.about().year());
  }

  @Test
  void tagsFillInWhatNobodyElseSays() {
    SourceTags tags =
        new SourceTags(
            Optional.of("Ana"), Optional.of("Days"), Optional.of(1999), Optional.of("Sunrise."));
    SourceInfo info =
        new SourceInfo(
            "mp3",
            Rational.ONE,
            Optional.of("Dawn"),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(tags),
            List.of(),
            Optional.empty());
    TitleNames.Named song =
        TitleNames.of(info, LibraryLayout.ofFile("01 track.mp3"), FilmNote.NOTHING);
    assertEquals("Dawn", song.name());
    assertEquals(Optional.of(1999), song.about().year());
    assertEquals(Optional.of("Sunrise."), song.about().plot());
    TitleNames.Named film =
        TitleNames.of(info, LibraryLayout.ofFile("Heat (1995).mkv"), FilmNote.NOTHING);
    assertEquals("Heat", film.name());
    assertEquals(Optional.of(1995), film.about().year());
  }

  private static String name(SourceInfo info, String fileName) {
    return TitleNames.of(info, LibraryLayout.ofFile(fileName), FilmNote.NOTHING).name();
  }

  private static SourceInfo info(Optional<String> label) {
    return new SourceInfo("mov", Rational.ONE, label, List.of());
  }
}
