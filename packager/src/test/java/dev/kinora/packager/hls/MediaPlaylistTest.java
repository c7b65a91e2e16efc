package dev.kinora.packager.hls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.hls.MediaPlaylist.Segment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaPlaylistTest {
  private static final String SHORT =
      """
      #EXTM3U
      #EXT-X-VERSION:6
      #EXT-X-TARGETDURATION:4
      #EXT-X-MEDIA-SEQUENCE:7
      #EXT-X-PLAYLIST-TYPE:EVENT
      #EXT-X-INDEPENDENT-SEGMENTS
      #EXT-X-MAP:URI="init.mp4"
      #EXTINF:4.499999,
      7.m4s
      #EXTINF:3,
      8.m4s
      #EXT-X-ENDLIST
      """;

  private static MediaPlaylist read(String text) throws MediaException {
    return MediaPlaylist.read(text.getBytes(StandardCharsets.UTF_8), "index.m3u8");
  }

  @Test
  void readsEveryTagItWrites() throws MediaException {
    var expected =
        new MediaPlaylist(
            6,
            4,
            7,
            0,
            Optional.of(MediaPlaylist.Type.EVENT),
            true,
            Optional.of("init.mp4"),
            List.of(
                new Segment("7.m4s", new BigDecimal("4.499999")),
                new Segment("8.m4s", new BigDecimal("3"))),
            true);

    assertEquals(expected, read(SHORT));
    assertEquals(SHORT, expected.write());
  }

  @Test
  void readsWhatItWritesOfARunningStream() throws MediaException {
    String text =
        """
        #EXTM3U
        #EXT-X-VERSION:6
        #EXT-X-TARGETDURATION:2
        #EXT-X-MEDIA-SEQUENCE:41
        #EXT-X-DISCONTINUITY-SEQUENCE:3
        #EXT-X-MAP:URI="init.mp4"
        #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:05.000Z
        #EXTINF:2.000000,
        41.m4s
        #EXT-X-DISCONTINUITY
        #EXT-X-MAP:URI="../b/init.mp4"
        #EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:05:00.120Z
        #EXTINF:1.960000,
        ../b/0.m4s
        """;
    var expected =
        new MediaPlaylist(
            6,
            2,
            41,
            3,
            Optional.empty(),
            false,
            Optional.of("init.mp4"),
            List.of(
                new Segment(
                    "41.m4s",
                    new BigDecimal("2.000000"),
                    false,
                    Optional.empty(),
                    Optional.of(Instant.parse("2026-01-02T03:04:05Z"))),
                new Segment(
                    "../b/0.m4s",
                    new BigDecimal("1.960000"),
                    true,
                    Optional.of("../b/init.mp4"),
                    Optional.of(Instant.parse("2026-01-02T03:05:00.12Z")))),
            false);

    assertEquals(expected, read(text));
    assertEquals(text, expected.write());
  }

  @Test
  void toleratesWhatTheStandardLetsPass() throws MediaException {
    String foreign =
        SHORT
            .replace("#EXT-X-ENDLIST", "# a comment\n\n#EXT-X-CUE-OUT:12\n#EXT-X-ENDLIST")
            .replace("4.499999,", "4.499999,a title, with commas")
            .replace("\"init.mp4\"", "\"init.mp4\",X-OURS=1")
            .replace("\n", "\r\n");

    assertEquals(read(SHORT), read(foreign));
  }

  @Test
  void emptyListsAreLists() throws MediaException {
    MediaPlaylist read = read("#EXTM3U\n#EXT-X-TARGETDURATION:2");

    assertEquals(List.of(), read.segments());
    assertEquals(1, read.version());
    assertEquals(Optional.empty(), read.type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#EXTM3U                  | #EXTM3U8                            | 1",
        "#EXTM3U                  | \uFEFF#EXTM3U                       | 1",
        "#EXT-X-VERSION:6         | #EXT-X-VERSION:six                  | 2",
        "#EXT-X-VERSION:6         | #EXT-X-VERSION:6¶#EXT-X-VERSION:6  | 3",
        "#EXT-X-TARGETDURATION:4  | #EXT-X-TARGETDURATION:4.0           | 3",
        "#EXT-X-TARGETDURATION:4  | #EXT-X-TARGETDURATION:99999999999   | 3",
        "EVENT                    | LIVE                                | 5",
        "INDEPENDENT-SEGMENTS     | INDEPENDENT-SEGMENTS:YES            | 6",
        "URI=\"init.mp4\"         | URI=init.mp4                        | 7",
        "URI=\"init.mp4\"         | URI=\"a\",URI=\"b\"                 | 7",
        "URI=\"init.mp4\"         | URI=\"a\", X=1                      | 7",
        "URI=\"init.mp4\"         | URI=\"a\",                          | 7",
        "URI=\"init.mp4\"         | BYTES=1                             | 7",
        "4.499999                 | abc                                 | 8",
        "4.499999                 | -1                                  | 8",
        "4.499999                 | 1e3                                 | 8",
        "7.m4s                    | 7 .m4s                              | 9",
        "7.m4s                    | #EXTINF:2,                          | 9",
        "#EXTINF:3,               | #EXT-X-DISCONTINUITY-SEQUENCE:1     | 10",
        "#EXTINF:3,               | #EXT-X-PROGRAM-DATE-TIME:today      | 10",
        "#EXTINF:3,               | #EXT-X-DISCONTINUITY:1              | 10",
        "#EXT-X-ENDLIST           | #EXT-X-ENDLIST:NOW                  | 12",
        "#EXT-X-ENDLIST           | #EXT-X-STREAM-INF:BANDWIDTH=1       | 12",
      })
  void saysWhereAndWhatIsWrong(String good, String bad, int line) {
    String broken = SHORT.replaceFirst(Pattern.quote(good), bad.replace('¶', '\n'));

    var thrown = assertThrows(MediaException.Malformed.class, () -> read(broken));

    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith("index.m3u8:" + line + ":"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#EXTM3U",
        "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,",
        "#EXTM3U\n#EXT-X-TARGETDURATION:4\n1.m4s",
        "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4.5,\n1.m4s",
        "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MAP:URI=\"init.mp4\"\n#EXTINF:4,\n1.m4s",
        "#EXTM3U\n#EXT-X-TARGETDURATION:4\n\u0007",
        "#EXTM3U\n#EXT-X-TARGETDURATION:4\n\t",
      })
  void refusesWhatIsNoPlaylist(String text) {
    assertThrows(MediaException.Malformed.class, () -> read(text));
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] latin1 = "#EXTM3U\n# é".getBytes(StandardCharsets.ISO_8859_1);

    assertThrows(MediaException.Malformed.class, () -> MediaPlaylist.read(latin1, "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#EXT-X-BYTERANGE:1@0", "#EXT-X-GAP", "#EXT-X-KEY:METHOD=NONE", "#EXT-X-GAP"})
  void doesNotDropWhatWouldChangeTheMeaning(String tag) {
    String text = SHORT.replace("#EXTINF:3", tag + "\n#EXTINF:3");

    assertThrows(MediaException.Unsupported.class, () -> read(text));
  }

  @FuzzTest
  void anyBytesGiveAValueOrAMediaException(byte[] bytes) {
    try {
      MediaPlaylist list = MediaPlaylist.read(bytes, "fuzz");
      assertEquals(
          list, MediaPlaylist.read(list.write().getBytes(StandardCharsets.UTF_8), "again"));
    } catch (MediaException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("fuzz"), e.getMessage());
    }
  }
}
