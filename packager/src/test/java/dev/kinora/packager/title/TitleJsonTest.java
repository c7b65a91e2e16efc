package dev.kinora.packager.title;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TitleJsonTest {
  static Stream<Title> titles() {
    return Stream.of(
        SampleTitles.film(172_800),
        SampleTitles.manyTongues(),
        SampleTitles.song(),
        SampleTitles.silent());
  }

  @ParameterizedTest
  @MethodSource("titles")
  void readsWhatItWrote(Title title) throws MediaException {
    byte[] json = TitleJson.write(title);

    assertEquals(title, TitleJson.readTitle(json, "title.json"));
    assertArrayEquals(json, TitleJson.write(TitleJson.readTitle(json, "title.json")));
  }

  @Test
  void readsTitlesFromBeforeSourcesHadNotes() throws MediaException {
    Title title = SampleTitles.film(480);
    String json = new String(TitleJson.write(title), StandardCharsets.UTF_8);
    String earlier = json.replaceFirst(",\\s*\"notes\" : \\[ *]", "");

    assertTrue(earlier.length() < json.length());
    assertEquals(
        title, TitleJson.readTitle(earlier.getBytes(StandardCharsets.UTF_8), "title.json"));
  }

  @Test
  void readsTitlesFromBeforeFilesWereRead() throws MediaException {
    Title title = SampleTitles.film(480);
    String json = new String(TitleJson.write(title), StandardCharsets.UTF_8);
    String earlier =
        json.replaceFirst(
            ",\\s*\"about\" : null,\\s*\"texts\" : \\[ *],\\s*\"choices\" : null", "");

    assertTrue(earlier.length() < json.length());
    assertEquals(
        title, TitleJson.readTitle(earlier.getBytes(StandardCharsets.UTF_8), "title.json"));
  }

  @Test
  void keepsWhatAFilesPlaceSays() throws MediaException {
    var about =
        new About(
            Optional.of(2019),
            Optional.of("Final Cut"),
            Optional.of(2),
            Optional.of(new About.Episode("A show", 1, 2, 3, Optional.of("Pilot"))),
            Optional.of("Two people meet."));
    var text =
        new TextTrack(
            "t-en-0123456789",
            Optional.of("en"),
            "English",
            false,
            true,
            Optional.of(3),
            2000,
            300);
    Title title = SampleTitles.film(480).named("Other", about).withTexts(List.of(text));

    assertEquals(title, TitleJson.readTitle(TitleJson.write(title), "title.json"));
    assertEquals("S1 E2-E3", about.episode().orElseThrow().mark());
  }

  @Test
  void keepsWhatWasDecidedOfTracks() throws MediaException {
    Title film = SampleTitles.film(480);
    String top = film.video().getFirst().name();
    Title title = film.withChoices(new Choices(List.of(top), List.of("It can be played.")));

    assertEquals(title, TitleJson.readTitle(TitleJson.write(title), "title.json"));
    assertTrue(title.isCopied(title.video().getFirst()));
    assertEquals(film.video().size() - 1, title.encoded(Lane.VIDEO).size());
    Choices stranger = new Choices(List.of("v1-0000000000"), List.of());
    assertThrows(IllegalArgumentException.class, () -> film.withChoices(stranger));
  }

  @Test
  void keepsChaptersAndTags() throws MediaException {
    Title film = SampleTitles.film(480);
    SourceInfo found = film.info();
    Title title =
        film.withInfo(
            new SourceInfo(
                found.container(),
                found.duration(),
                found.label(),
                found.tracks(),
                List.of("A note."),
                List.of(new Chapter(Rational.of(1, 3), Optional.of("<b>Dawn</b>"))),
                Optional.of(
                    new SourceTags(
                        Optional.of("Ana"),
                        Optional.empty(),
                        Optional.of(1999),
                        Optional.of("A day."))),
                List.of(new Loudness(1, 2, -19_50)),
                Optional.of(new Complexity(640, 360, 500_000, 700_000))));

    assertEquals(title, TitleJson.readTitle(TitleJson.write(title), "title.json"));
    assertEquals(-3_50, title.info().gainCentiDecibels(1, 2));
    assertEquals(0, title.info().gainCentiDecibels(1, 6));
  }

  @Test
  void readsTitlesFromBeforeChapters() throws MediaException {
    Title title = SampleTitles.film(480);
    String json = new String(TitleJson.write(title), StandardCharsets.UTF_8);
    String earlier =
        json.replaceFirst(
            ",\\s*\"chapters\" : \\[ *],\\s*\"tags\" : null,\\s*\"loudness\" : \\[ *]", "");

    assertTrue(earlier.length() < json.length());
    assertEquals(
        title, TitleJson.readTitle(earlier.getBytes(StandardCharsets.UTF_8), "title.json"));
  }

  @Test
  void twoHoursStaySmall() {
    assertTrue(TitleJson.write(SampleTitles.film(172_800)).length < 40_000);
  }

  @Test
  void isReadable() {
    String json = new String(TitleJson.write(SampleTitles.film(480)), StandardCharsets.UTF_8);

    assertTrue(json.startsWith("{\n  \"version\" : 1,\n  \"title\" : {\n    \"id\""), json);
    assertTrue(json.contains("\"frameRate\" : \"24000/1001\""), json);
    assertTrue(json.contains("\"addedAt\" : \"2026-02-03T04:05:06Z\""), json);
    assertTrue(json.contains("\"segmentFrames\" : [ [ 1, 23 ]"), json);
    assertTrue(json.endsWith("}\n"), json);
  }

  @Test
  void measuredIsSortedAndReadsBack() throws MediaException {
    var measured =
        new Measured(
            Map.of("v2-a", new Measured.BitRates(9, 8), "a1-a", new Measured.BitRates(2, 1)));
    byte[] json = TitleJson.write(measured);

    assertEquals(measured, TitleJson.readMeasured(json, "measured.json"));
    String text = new String(json, StandardCharsets.UTF_8);
    assertTrue(text.indexOf("a1-a") < text.indexOf("v2-a"), text);
  }

  @Test
  void failureReadsBack() throws MediaException {
    byte[] json = TitleJson.writeFailure("decoder died\n\"twice\"");

    assertEquals("decoder died\n\"twice\"", TitleJson.readFailure(json, "failure.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\" : \"video\"            | \"kind\" : \"smell\"",
        "\"24000/1001\"                  | \"24000/0\"",
        "\"24000/1001\"                  | 23.976",
        "\"timescale\" : 24000           | \"timescale\" : -1",
        "\"timescale\" : 24000           | \"timescale\" : \"24000\"",
        "\"timescale\" : 24000           | \"timescale\" : null",
        "\"timescale\" : 24000           | \"timescale\" : 99999999999999999999",
        "\"timescale\" : 24000           | \"timescale\" : 24000, \"mystery\" : 1",
        "[ 1, 23 ]                       | [ 2000000000, 1 ]",
        "[ 1, 23 ]                       | [ 9000, 9223372036854775807 ]",
        "[ 1, 23 ]                       | [ 1 ]",
        "[ 1, 23 ]                       | null",
        "\"id\" : \"abcd1234efgh\"       | \"id\" : \"../../etc/passwd\"",
        "\"name\" : \"v720-0123456789\"  | \"name\" : \"v/720\"",
        "\"name\" : \"v720-0123456789\"  | \"name\" : \"v360-0123456789\"",
        "\"name\" : \"A day\"            | \"name\" : null",
        "2026-02-03T04:05:06Z            | yesterday",
      })
  void refusesHostileTitles(String good, String bad) {
    String json = new String(TitleJson.write(SampleTitles.film(480)), StandardCharsets.UTF_8);
    assertTrue(json.contains(good), good);
    byte[] hostile =
        json.replaceFirst(java.util.regex.Pattern.quote(good), bad)
            .getBytes(StandardCharsets.UTF_8);

    var thrown =
        assertThrows(
            MediaException.Malformed.class, () -> TitleJson.readTitle(hostile, "x/title.json"));

    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith("x/title.json"), message);
    assertTrue(message.contains(" title"), message);
  }

  @Test
  void saysWhereItBroke() {
    String json = new String(TitleJson.write(SampleTitles.film(480)), StandardCharsets.UTF_8);
    byte[] hostile =
        json.replace("\"name\" : \"v360", "\"name\" : \"V360").getBytes(StandardCharsets.UTF_8);

    var thrown =
        assertThrows(MediaException.class, () -> TitleJson.readTitle(hostile, "title.json"));

    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.contains("title.renditions[1]"), message);
    assertTrue(message.contains("V360-0123456789"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "null", "[]", "{}", "{\"version\": 1}", "{\"version\":1,\"title\":null}", "{"})
  void refusesWhatIsNoTitle(String json) {
    assertThrows(
        MediaException.Malformed.class,
        () -> TitleJson.readTitle(json.getBytes(StandardCharsets.UTF_8), "title.json"));
  }

  @Test
  void refusesALaterVersion() {
    byte[] later = "{\"version\": 2, \"reason\": \"x\"}".getBytes(StandardCharsets.UTF_8);

    assertThrows(
        MediaException.Unsupported.class, () -> TitleJson.readFailure(later, "failure.json"));
  }

  @Test
  void refusesWhatFollows() {
    byte[] two = "{\"version\": 1, \"reason\": \"x\"} {}".getBytes(StandardCharsets.UTF_8);

    assertThrows(MediaException.class, () -> TitleJson.readFailure(two, "failure.json"));
  }

  @Test
  void refusesTooMuch() {
    byte[] huge = new byte[TitleJson.MAX_BYTES + 1];

    assertThrows(MediaException.class, () -> TitleJson.readTitle(huge, "title.json"));
  }

  @FuzzTest
  void anyBytesGiveAValueOrAMediaException(byte[] json) {
    try {
      Title title = TitleJson.readTitle(json, "fuzz");
      assertEquals(title, TitleJson.readTitle(TitleJson.write(title), "again"));
    } catch (MediaException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("fuzz"), e.getMessage());
    }
  }
}
