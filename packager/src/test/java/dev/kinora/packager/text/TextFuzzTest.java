package dev.kinora.packager.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kinora.packager.MediaException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes give subtitles or a {@link MediaException}, and what is written is safe and whole. */
class TextFuzzTest {
  private static final int ROUNDS = 400;

  private static final List<String> SEEDS =
      List.of(
          """
          1\r
          00:00:01,000 --> 00:00:02,500\r
          <i>Hello</i> {\\an8}there &amp; <b>you\r
          \r
          2\r
          """,
          """
          WEBVTT

          STYLE
          ::cue(b) {}

          x
          00:01.000 --> 00:02.000 line:0 align:end
          <v Ann>Hi</v>
          """,
          """
          [V4+ Styles]
          Format: Name, Bold, Alignment
          Style: A,1,9
          [Events]
          Dialogue: 0,0:00:01.50,0:00:02.00,A,,0,0,0,,{\\i1\\p1}a\\N{\\b700}b\\h{c},<d>
          """);

  private static final List<String> PIECES =
      List.of(
          "-->",
          "<",
          ">",
          "</",
          "{",
          "}",
          "\\",
          "\n\n",
          "\r",
          "&",
          ";",
          "\0",
          "\u202e",
          "<script>",
          "<v \"x\" onload=y>",
          "<ruby><rt>",
          "\ufeff",
          "\ud800",
          "99999999999",
          "{\\an",
          ":",
          ",");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mutatedFilesDoNoHarm(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] file = mutated(random);
      try {
        Subtitles read = TextFile.read(file, Optional.empty(), "mutated");
        String document = read.document();
        for (Cue cue : read.cues()) {
          assertHarmless(cue.text());
        }
        assertEquals(
            read, Subtitles.read(document.getBytes(StandardCharsets.UTF_8), "own"), document);
      } catch (MediaException e) {
        assertFalse(String.valueOf(e.getMessage()).isEmpty());
      }
    }
  }

  private static byte[] mutated(Random random) {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int i = random.nextInt(12); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      if (random.nextBoolean()) {
        int from = random.nextInt(text.length());
        text.delete(from, Math.min(text.length(), from + random.nextInt(4)));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static void assertHarmless(String text) {
    String rest = text.replaceAll("</?(?:b|i|u|ruby|rt|v|lang)>|<(?:v|lang) [^<>&]+>", "");
    assertFalse(rest.contains("<") || rest.contains(">"), text);
    assertFalse(rest.replaceAll("&(?:amp|lt|gt);", "").contains("&"), text);
    assertFalse(text.contains("\n\n") || text.indexOf('\0') >= 0 || text.contains("\u202e"), text);
  }
}
