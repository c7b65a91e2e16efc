package dev.kinora.packager.dash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.dash.AdaptationSet.Content;
import dev.kinora.packager.dash.SegmentTemplate.Run;
import dev.kinora.packager.time.Rational;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MpdTest {
  private static final Mpd FULL = full();

  private static Mpd full() {
    var picture =
        new AdaptationSet(
            0,
            Content.VIDEO,
            Optional.empty(),
            Optional.empty(),
            List.of("main"),
            new SegmentTemplate(
                24_000,
                48_000,
                "$RepresentationID$/init.mp4",
                "$RepresentationID$/$Number%05d$.m4s",
                0,
                List.of(new Run(48_000, 96_096, 3), new Run(400_000, 1001, 1))),
            List.of(
                new Representation.Video(
                    "v1", 900_000, "avc1.64001f", 1280, 720, Rational.of(24_000, 1001)),
                new Representation.Video("v2", 90_000, "avc1.64001e", 640, 360, Rational.of(24))));
    var sound =
        new AdaptationSet(
            1,
            Content.AUDIO,
            Optional.of("pt-BR"),
            Optional.of("<Som> & \"fala\" 'á'"),
            List.of("alternate", "dub"),
            new SegmentTemplate(
                48_000, 0, "i/$RepresentationID$", "$Number$", 1, List.of(new Run(0, 1024, 1))),
            List.of(new Representation.Audio("a1", 128_000, "mp4a.40.2", 48_000, 6)));
    var texts =
        new TextSet(2, Optional.of("pt"), "<Fala>", "forced-subtitle", "t-pt", 900, "t-pt/a.vtt");
    return new Mpd(
        List.of("urn:mpeg:dash:profile:isoff-live:2011", "urn:x:other"),
        new Presentation.Static(Duration.ofMillis(3_725_040)),
        Duration.ofSeconds(4),
        Duration.ofMillis(4004),
        List.of(new Period("0", Optional.empty(), List.of(picture, sound), List.of(texts))));
  }

  private static Mpd read(String xml) throws MediaException {
    return Mpd.read(xml.getBytes(StandardCharsets.UTF_8), "manifest.mpd");
  }

  @Test
  void readsEverythingItWrites() throws MediaException {
    assertEquals(FULL, read(FULL.write()));
  }

  @Test
  void readsWhatItWritesOfAPresentationThatHappensNow() throws MediaException {
    var dynamic =
        new Presentation.Dynamic(
            Instant.parse("2026-01-02T03:04:05.678901Z"),
            Instant.parse("2026-01-02T03:04:06Z"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(6),
            Optional.of(new Presentation.Clock("urn:mpeg:dash:utc:http-xsdate:2014", "../time")));
    var now =
        new Mpd(
            FULL.profiles(),
            dynamic,
            FULL.minBuffer(),
            FULL.maxSegment(),
            List.of(
                new Period(
                    "7", Optional.of(Duration.ofMillis(1500)), FULL.periods().getFirst().sets())));
    String xml = now.write();
    assertEquals(now, read(xml));
    assertTrue(xml.contains("availabilityStartTime=\"2026-01-02T03:04:05.678Z\""), xml);
    assertTrue(xml.contains("<Period id=\"7\" start=\"PT1.5S\">"), xml);
    assertThrows(MediaException.Malformed.class, () -> read(xml.replace("05.678Z", "05.678")));
    assertThrows(
        MediaException.Malformed.class, () -> read(xml.replace("\"dynamic\"", "\"other\"")));
  }

  @Test
  void aTimeIsWrittenOnlyWhereItDoesNotFollow() {
    String xml = FULL.write();

    assertTrue(xml.contains("<S t=\"48000\" d=\"96096\" r=\"2\"/>"), xml);
    assertTrue(xml.contains("<S t=\"400000\" d=\"1001\"/>"), xml);
    assertTrue(xml.contains("mediaPresentationDuration=\"PT1H2M5.04S\""), xml);
  }

  @Test
  void toleratesWhatTheStandardLetsPass() throws MediaException {
    String foreign =
        FULL.write()
            .replace("xmlns=", "xmlns:x=\"urn:x\" x:note=\"1\" xmlns=")
            .replace("<Period ", "<!-- c --><x:y><x:z/></x:y><ProgramInformation/><Period ")
            .replace("<S t=\"48000\"", "<S x:k=\"1\" t=\"48000\"");

    assertEquals(FULL, read(foreign));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<MPD                        | <mpd",
        "</MPD>                      | ''",
        "mpd:2011                    | mpd:2012",
        "PT1H2M5.04S                 | 1 hour",
        "PT1H2M5.04S                 | P1Y",
        "PT1H2M5.04S                 | -PT1S",
        "minBufferTime=\"PT4S\"      | ''",
        "t=\"400000\"                | t=\"4000\"",
        "d=\"96096\"                 | d=\"0\"",
        "d=\"96096\"                 | d=\"9223372036854775807\"",
        "d=\"96096\"                 | d=\"999999999999999999\"",
        "r=\"2\"                     | r=\"2147483647\"",
        "r=\"2\"                     | r=\"-2\"",
        "timescale=\"24000\"         | timescale=\"0\"",
        "$Number%05d$                | $Numbers$",
        "$Number%05d$                | $Time$",
        "$Number%05d$                | $Number%5d$",
        "$Number%05d$                | $Number$$",
        "id=\"v2\"                   | id=\"v1\"",
        "id=\"v2\"                   | id=\"../v2\"",
        "id=\"1\"                    | id=\"0\"",
        "bandwidth=\"90000\"         | bandwidth=\"0\"",
        "frameRate=\"24\"            | frameRate=\"24/0\"",
        "lang=\"pt-BR\"              | lang=\"p\"",
        "value=\"6\"                 | value=\"six\"",
      })
  void saysWhereAndWhatIsWrong(String good, String bad) {
    String xml = FULL.write();
    assertTrue(xml.contains(good), good);
    String broken = xml.replaceFirst(Pattern.quote(good), bad.replace("$", "\\$"));

    var thrown = assertThrows(MediaException.Malformed.class, () -> read(broken));

    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith("manifest.mpd:"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mimeType=\"video/mp4\"      | mimeType=\"video/mp2t\"",
        "startWithSAP=\"1\"          | startWithSAP=\"2\"",
        "segmentAlignment=\"true\"   | ''",
        "sar=\"1:1\"                 | sar=\"4:3\"",
        "r=\"2\"                     | r=\"-1\"",
        "startNumber=\"0\"           | startNumber=\"0\" duration=\"4\"",
        "<SegmentTimeline>           | <BitstreamSwitching/><SegmentTimeline>",
        "<Label>                     | <ContentProtection/><Label>",
        "value=\"6\"                 | value=\"99\"",
      })
  void doesNotDropWhatWouldChangeTheMeaning(String good, String bad) {
    String xml = FULL.write();
    assertTrue(xml.contains(good), good);
    String other = xml.replaceFirst(Pattern.quote(good), bad);

    assertThrows(MediaException.Unsupported.class, () -> read(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<MPD/>",
        "<!DOCTYPE MPD [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><MPD>&e;</MPD>",
        "<!DOCTYPE MPD><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"/>",
        "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">&e;</MPD>",
      })
  void refusesWhatIsNoMpd(String xml) {
    assertThrows(MediaException.Malformed.class, () -> read(xml));
  }

  @Test
  void refusesEndlessNesting() {
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);

    assertThrows(MediaException.Malformed.class, () -> read(deep));
  }

  @FuzzTest
  void anyBytesGiveAValueOrAMediaException(byte[] bytes) {
    try {
      Mpd mpd = Mpd.read(bytes, "fuzz");
      assertEquals(mpd, Mpd.read(mpd.write().getBytes(StandardCharsets.UTF_8), "again"));
    } catch (MediaException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("fuzz"), e.getMessage());
    }
  }
}
