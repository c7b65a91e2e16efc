package dev.kinora.transcoder.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.Title;
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
        "Big_Buck_Bunny-720p.mp4 | Big Buck Bunny 720p",
        "Spider-Man 2.mp4        | Spider-Man 2",
        "some.film.2019.mkv      | some film 2019",
        "noextension             | noextension",
        "a.verylongending        | a verylongending",
        ".mp4                    | Untitled",
        "___.mp4                 | Untitled",
        "été.webm                | été",
      })
  void aFileNameIsMadeReadable(String file, String name) {
    assertEquals(name, TitleNames.name(info(Optional.empty()), file));
  }

  @Test
  void theContainersLabelComesFirst() {
    assertEquals("Sintel", TitleNames.name(info(Optional.of("  Sintel ")), "x.mp4"));
    assertEquals("x", TitleNames.name(info(Optional.of(" \u0000\u200f ")), "x.mp4"));
  }

  @Test
  void nothingInvisibleStays() {
    assertEquals(
        "a b c d", TitleNames.name(info(Optional.of("a\nb\u202ec\u2028\u2028 \u0007d")), "x.mp4"));
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    String name = TitleNames.name(info(Optional.of("a" + "😀".repeat(200))), "x.mp4");
    assertEquals("a" + "😀".repeat(99), name);
  }

  @Test
  void anIdIsTheStartOfTheFingerprint() {
    assertEquals("0".repeat(20), TitleNames.id("0".repeat(64)));
    assertEquals("v".repeat(20), TitleNames.id("f".repeat(64)));
    assertEquals("0001", TitleNames.id("00001" + "0".repeat(59)).substring(0, 4));
    assertTrue(Title.ID.matcher(TitleNames.id("0123456789abcdef".repeat(4))).matches());
  }

  private static SourceInfo info(Optional<String> label) {
    return new SourceInfo("mov", Rational.ONE, label, List.of());
  }
}
