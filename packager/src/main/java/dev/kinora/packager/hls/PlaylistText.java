package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * From bytes to lines by the rules that all playlists share (RFC 8216, 4.1), and checks of text.
 */
final class PlaylistText {
  static final String EXTM3U = "#EXTM3U";

  /** Largest playlist that is read, in bytes; a day of two-second segments takes 2 million. */
  static final int MAX_BYTES = 8 << 20;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n]]");
  private static final Pattern QUOTABLE = Pattern.compile("[^\"\\p{Cntrl}]*");
  private static final Pattern URI = Pattern.compile("[^#\\s\\p{Cntrl}\"][^\\s\\p{Cntrl}\"]*");

  private PlaylistText() {}

  /** The lines that are neither empty nor comments, after the first one, which is checked. */
  static List<Line> lines(byte[] playlist, String where) throws MediaException {
    String text = decode(playlist, where);
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\\r?\\n", -1)) {
      number++;
      if (number == 1) {
        if (!raw.equals(EXTM3U)) {
          throw new Line(where, 1, "", raw).malformed(EXTM3U, raw);
        }
      } else if (raw.startsWith("#EXT")) {
        lines.add(Line.tag(where, number, raw));
      } else if (!raw.isEmpty() && !raw.startsWith("#")) {
        lines.add(uri(new Line(where, number, "", raw)));
      }
    }
    return lines;
  }

  private static Line uri(Line line) throws MediaException {
    if (!URI.matcher(line.value()).matches()) {
      throw line.malformed("a URI without blanks", line.value());
    }
    return line;
  }

  private static String decode(byte[] playlist, String where) throws MediaException {
    if (playlist.length > MAX_BYTES) {
      throw new MediaException.Malformed(
          where, "at most " + MAX_BYTES + " bytes", playlist.length + " bytes");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(playlist)).toString();
    } catch (CharacterCodingException e) {
      throw new MediaException.Malformed(where, "UTF-8", String.valueOf(e.getMessage()));
    }
    if (CONTROL.matcher(text).find()) {
      throw new MediaException.Malformed(where, "no control characters", "one");
    }
    return text;
  }

  /** Refuses a URI that would not be one line of a playlist. */
  static String checkedUri(String uri) {
    if (!URI.matcher(uri).matches()) {
      throw new IllegalArgumentException("expected a URI without blanks, found \"" + uri + "\"");
    }
    return uri;
  }

  /** Refuses text that cannot stand in quotes. */
  static String checkedText(String text) {
    if (!QUOTABLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected text without quotes and line breaks, found \"" + text + "\"");
    }
    return text;
  }
}
