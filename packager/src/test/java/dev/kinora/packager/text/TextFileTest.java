package dev.kinora.packager.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
  private static final String ASS =
      """
      [Script Info]
      ScriptType: v4.00+

      [V4+ Styles]
      Format: Name, Fontname, Bold, Italic, Alignment
      Style: Sign,Arial,0,-1,8

      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
      Comment: 0,0:00:00.00,0:00:09.00,Sign,,0,0,0,,not shown
      Dialogue: 0,0:00:01.50,0:00:02.00,Sign,,0,0,0,,{\\pos(1,2)}Shop, open
      Dialogue: 1,0:00:01.50,0:00:02.00,Sign,,0,0,0,,{\\blur3}Shop, open
      Dialogue: 0,0:01:00.00,0:01:01.00,*Default,,0,0,0,,a\\N{\\i1}b{\\i0} {\\p1}m 0 0 l 9 9{\\p0}\\hc
      """;

  private static Subtitles read(String text) throws MediaException {
    return TextFile.read(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), "a file");
  }

  private static Subtitles cues(String... lines) throws MediaException {
    String cues = String.join("\n\n", lines).replaceAll(" ([a-z]+)", "\n$1");
    return read("WEBVTT\n\n" + cues);
  }

  private static String shown(Subtitles subtitles) {
    return subtitles.cues().stream()
        .map(cue ->
            "%d-%d %s[%s]"
                .formatted(
                    cue.startMillis(),
                    cue.endMillis(),
                    cue.settings(),
                    cue.text().replace('\n', '/')))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1¶00:00:01,000 --> 00:00:02,500¶Hello¶there¶¶2¶00:00:03,000 --> 00:00:04,000¶two | 1000-2500 [Hello/there] 3000-4000 [two]
          00:01.0 --> 00:02.25  X1:1 X2:2¶no number | 1000-2250 [no number]
          1¶0:0:1,0 --> 0:0:2,0¶a¶¶b¶2¶0:0:3,0 --> 0:0:4,0¶c | 1000-2000 [a/b] 3000-4000 [c]
          1¶00:00:05,000 --> 00:00:04,000¶backwards¶¶2¶00:00:06,000 --> 00:00:07,000¶x | 6000-7000 [x]
          1¶00:00:01,000 --> 00:00:02,000¶{\\an8}<font color="red">up</font> <i>now | 1000-2000 line:0[up <i>now</i>]
          1¶00:00:01,000 --> 00:00:02,000¶<script>x</script> a<b & c>d <3 | 1000-2000 [x a<b>d &lt;3</b>]
          1¶00:00:01,000 --> 00:00:02,000¶1 < 2 && 3 > 2 --> AT&T &amp; &lt; | 1000-2000 [1 &lt; 2 &amp;&amp; 3 &gt; 2 --&gt; AT&amp;T &amp; &lt;]
          WEBVTT - a title¶X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0¶¶STYLE¶::cue { color: red }¶¶NOTE nothing¶¶id¶00:01.000 --> 00:02.000 align:start region:r position:10%,line-left¶<v.loud Ann>Hi</v> <c.x>you</c> <00:01.500>there | 1000-2000 align:start position:10%,line-left[<v Ann>Hi</v> you there]
          WEBVTT¶¶00:01.000 --> 00:02.000¶a¶00:03.000 --> 00:04.000¶b | 1000-2000 [a] 3000-4000 [b]
          WEBVTT¶¶1000:00:01.000 --> 1000:00:02.000¶late¶¶00:01.000 --> 00:02.000¶<ruby>a<rt>b | 1000-2000 [<ruby>a<rt>b</rt></ruby>]
          """)
  void readsWhatPeopleWrite(String file, String expected) throws MediaException {
    assertEquals(expected.strip(), shown(read(file.strip().replace('¶', '\n'))));
  }

  @Test
  void readsSubStationAlpha() throws MediaException {
    assertEquals(
        "1500-2000 line:0[<i>Shop, open</i>] 60000-61000 [a/<i>b</i> \u00a0c]", shown(read(ASS)));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,        ,   Grüße und Café",
    "UTF-16LE,     ,   Grüße und Café",
    "UTF-16BE,     ,   Grüße und Café",
    "windows-1252, ,   'Grüße, Café, très élevé, à côté'",
    "windows-1250, cs, Příliš žluťoučký kůň",
    "windows-1251, ru, Добрый вечер",
    "windows-1251, ,   'Добрый вечер, как поживаете сегодня, дорогой друг'",
    "windows-1253, el, Καλησπέρα σας",
    "GB18030,      zh, 你好世界",
  })
  void findsTheEncoding(String encoding, String language, String text) throws MediaException {
    byte[] file = ("1\n00:00:01,000 --> 00:00:02,000\n" + text).getBytes(Charset.forName(encoding));

    Subtitles read = TextFile.read(file, Optional.ofNullable(language), "a file");

    assertEquals(text, read.cues().getFirst().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "WEBVTT", "<html>-->", "1\n00:00:01,000 --> x\na", "\0\0\0"})
  void refusesWhatIsNone(String file) {
    assertThrows(MediaException.Malformed.class, () -> read(file));
  }

  @Test
  void boundsSizeAndNumber() {
    byte[] large = new byte[TextLimits.MAX_BYTES + 1];
    assertThrows(
        MediaException.Unsupported.class, () -> TextFile.read(large, Optional.empty(), "large"));
    String many = "WEBVTT\n" + "\n0:1.0 --> 0:2.0\na\n".repeat(TextLimits.MAX_CUES + 1);
    assertThrows(MediaException.Unsupported.class, () -> read(many));
  }

  /** A reader that looks back or ahead anew at each character would need hours. */
  @ParameterizedTest
  @ValueSource(
      strings = {"<", "{", "{\\", "&", "<b>", "{}", "\\", "-->", "0:1 --> 0:2\n", "<v ", ":"})
  void takesNoLongerThanTheTextIs(String piece) throws MediaException {
    String start = "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,x,,0,0,0,,";
    for (String head : List.of("0:1 --> 0:2\nx", "WEBVTT\n\n0:1 --> 0:2\nx", start)) {
      String text = head + piece.repeat(2_000_000 / piece.length());
      assertTimeout(
          Duration.ofSeconds(60),
          () -> {
            try {
              read(text);
            } catch (MediaException e) {
              // No cue, or too many of them, is as good an answer.
              assertFalse(String.valueOf(e.getMessage()).isEmpty());
            }
          });
    }
  }

  @Test
  void aTitleBeginsLaterThanItsSource() throws MediaException {
    Subtitles subtitles =
        cues("0:1.0 --> 0:2.0 gone", "0:2.0 --> 0:4.0 clipped", "0:9.0 --> 0:10.0 kept");

    assertEquals("0-1500 [clipped] 6500-7500 [kept]", shown(subtitles.earlier(Rational.of(5, 2))));
    assertEquals("1000-2000 [gone]", shown(subtitles.until(Rational.of(2))));
  }

  @Test
  void aCueStandsInEverySegmentThatItTouches() throws MediaException {
    Subtitles subtitles =
        cues("0:1.0 --> 0:5.0 long", "0:2.5 --> 0:3.0 short", "0:4.0 --> 0:4.5 edge");
    Timeline timeline = new Timeline(10, 1, 0, List.of(0L, 20L, 40L, 60L, 80L), List.of(0, 4));
    TextSegments segments = TextSegments.of(Optional.of(timeline), Optional.empty());

    List<String> texts =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(n -> segments.segment(subtitles, n))
            .toList();

    assertEquals(
        """
        WEBVTT
        X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0

        00:00:01.000 --> 00:00:05.000
        long
        """,
        texts.getFirst());
    assertEquals(
        List.of("long", "long short", "long edge", ""),
        texts.stream().map(TextFileTest::words).toList());
    assertEquals(
        texts.stream().mapToInt(String::length).max().orElseThrow() * 8 / 2,
        segments.rates(subtitles).peakBitsPerSecond());
  }

  private static String words(String segment) {
    return segment.lines().filter(line -> line.matches("[a-z]+")).collect(Collectors.joining(" "));
  }
}
