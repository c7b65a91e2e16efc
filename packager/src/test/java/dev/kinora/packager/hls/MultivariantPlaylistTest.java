package dev.kinora.packager.hls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.hls.MultivariantPlaylist.Range;
import dev.kinora.packager.hls.MultivariantPlaylist.Resolution;
import dev.kinora.packager.hls.MultivariantPlaylist.Sound;
import dev.kinora.packager.hls.MultivariantPlaylist.Text;
import dev.kinora.packager.hls.MultivariantPlaylist.Variant;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultivariantPlaylistTest {
  private static final String FULL =
      """
      #EXTM3U
      #EXT-X-VERSION:6
      #EXT-X-INDEPENDENT-SEGMENTS
      #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Español",LANGUAGE="es",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="6",URI="es.m3u8"
      #EXT-X-STREAM-INF:BANDWIDTH=900,AVERAGE-BANDWIDTH=800,CODECS="hvc1.2.4.L93.B0,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=29.970,VIDEO-RANGE=PQ,AUDIO="a",CLOSED-CAPTIONS=NONE
      v.m3u8
      """;

  private static MultivariantPlaylist read(String text) throws MediaException {
    return MultivariantPlaylist.read(text.getBytes(StandardCharsets.UTF_8), "master.m3u8");
  }

  @Test
  void readsEveryAttributeItWrites() throws MediaException {
    var expected =
        new MultivariantPlaylist(
            6,
            true,
            List.of(
                new Sound(
                    "a",
                    "Español",
                    Optional.of("es"),
                    true,
                    true,
                    Optional.of(6),
                    Optional.of("es.m3u8"))),
            List.of(),
            List.of(
                new Variant(
                    "v.m3u8",
                    900,
                    Optional.of(800L),
                    List.of("hvc1.2.4.L93.B0", "mp4a.40.2"),
                    Optional.of(new Resolution(640, 360)),
                    Optional.of(new BigDecimal("29.970")),
                    Optional.of(Range.PQ),
                    Optional.of("a"),
                    Optional.empty(),
                    true)));

    assertEquals(expected, read(FULL));
    assertEquals(FULL, expected.write());
  }

  @Test
  void subtitlesAreAGroup() throws MediaException {
    String medium =
        "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"t\",NAME=\"English\",LANGUAGE=\"en\",DEFAULT=NO,"
            + "AUTOSELECT=YES,FORCED=YES,CHARACTERISTICS=\""
            + "public.accessibility.transcribes-spoken-dialog,"
            + "public.accessibility.describes-music-and-sound\",URI=\"en.m3u8\"\n";
    String variant = "#EXT-X-STREAM-INF:BANDWIDTH=1,SUBTITLES=\"t\"\nv.m3u8\n";
    String list = "#EXTM3U\n#EXT-X-VERSION:6\n" + medium + variant;

    assertEquals(
        List.of(new Text("t", "English", Optional.of("en"), false, true, true, true, "en.m3u8")),
        read(list).texts());
    assertEquals(list, read(list).write());
    assertThrows(MediaException.Malformed.class, () -> read("#EXTM3U\n" + variant));
    assertThrows(
        MediaException.Malformed.class, () -> read("#EXTM3U\n" + medium + medium + variant));
  }

  @Test
  void aVariantNeedsOnlyABandwidth() throws MediaException {
    String least = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8\n";

    assertEquals(read(least), read(read(least).write()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BANDWIDTH=900,            | ''                                   | 5",
        "BANDWIDTH=900,            | BANDWIDTH=fast,                      | 5",
        "640x360                   | 640*360                              | 5",
        "640x360                   | 0x360                                | 5",
        "VIDEO-RANGE=PQ            | VIDEO-RANGE=HDR                      | 5",
        "29.970                    | 29.9700                              | 5",
        "AUDIO=\"a\"               | AUDIO=a                              | 5",
        "mp4a.40.2                 | mp4a.40.2,                           | 5",
        "NAME=\"Español\",         | ''                                   | 4",
        "AUTOSELECT=YES            | AUTOSELECT=NO                        | 4",
        "AUTOSELECT=YES            | AUTOSELECT=yes                       | 4",
        "CHANNELS=\"6\"            | CHANNELS=\"many\"                    | 4",
        "v.m3u8                    | #EXT-X-ENDLIST                       | 6",
        "#EXT-X-VERSION:6          | #EXT-X-TARGETDURATION:4              | 2",
        "#EXT-X-VERSION:6          | v.m3u8                               | 2",
      })
  void saysWhereAndWhatIsWrong(String good, String bad, int line) {
    String broken = FULL.replaceFirst(Pattern.quote(good), bad.replace('¶', '\n'));

    var thrown = assertThrows(MediaException.Malformed.class, () -> read(broken));

    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith("master.m3u8:" + line + ":"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GROUP-ID=\"a\"      | GROUP-ID=\"b\"",
        "v.m3u8              | v.m3u8¶#EXT-X-STREAM-INF:BANDWIDTH=1¶w.m3u8",
        "#EXT-X-STREAM-INF   | #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"Español\"¶"
            + "#EXT-X-STREAM-INF",
        "#EXT-X-STREAM-INF   |"
            + " #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"E\",DEFAULT=YES,AUTOSELECT=YES¶"
            + "#EXT-X-STREAM-INF",
        "v.m3u8              | ''",
      })
  void refusesWhatDoesNotFitTogether(String good, String bad) {
    String broken = FULL.replaceFirst(Pattern.quote(good), bad.replace('¶', '\n'));

    assertThrows(MediaException.Malformed.class, () -> read(broken));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID=\"s\",NAME=\"s\",URI=\"s.m3u8\"",
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI=\"i.m3u8\"",
        "#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"k\"",
        "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"",
      })
  void doesNotDropWhatWouldChangeTheMeaning(String tag) {
    assertThrows(MediaException.Unsupported.class, () -> read(FULL + tag));
  }

  @FuzzTest
  void anyBytesGiveAValueOrAMediaException(byte[] bytes) {
    try {
      MultivariantPlaylist list = MultivariantPlaylist.read(bytes, "fuzz");
      assertEquals(
          list, MultivariantPlaylist.read(list.write().getBytes(StandardCharsets.UTF_8), "again"));
    } catch (MediaException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("fuzz"), e.getMessage());
    }
  }
}
