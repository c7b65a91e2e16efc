package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From bytes to lines, by the rules that all playlists share, with variables put in. */
final class PlaylistLines {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n]]");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\$([A-Za-z0-9_-]{1,64})}");
  private static final String FIRST = "#EXTM3U";
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int MOST_LINES = 1 << 20;

  private final Place place;
  private final Findings out;
  private final Map<String, String> variables = new TreeMap<>();
  private boolean imports;

  private PlaylistLines(Place place, Findings out) {
    this.place = place;
    this.out = out;
  }

  static List<TagLine> read(Place place, byte[] playlist, Findings out) {
    return new PlaylistLines(place, out).lines(playlist);
  }

  private List<TagLine> lines(byte[] playlist) {
    List<TagLine> lines = new ArrayList<>();
    int number = 0;
    for (String raw : decode(playlist).split("\\r?\\n", MOST_LINES)) {
      number++;
      if (number == 1 && !raw.equals(FIRST)) {
        out.add(HlsRule.FIRST_LINE, place.line(1), FIRST, raw);
      }
      if (CONTROL.matcher(raw).find()) {
        out.add(HlsRule.ENCODING, place.line(number), "no control characters", "one");
      }
      if (raw.startsWith("#EXT") && number > 1) {
        lines.add(tag(number, raw));
      } else if (!raw.isBlank() && !raw.startsWith("#")) {
        lines.add(new TagLine(number, "", replaced(number, raw)));
      }
    }
    return lines;
  }

  private String decode(byte[] playlist) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(playlist)).toString();
    } catch (CharacterCodingException _) {
      out.add(HlsRule.ENCODING, place, "UTF-8", "other bytes");
      text = new String(playlist, StandardCharsets.ISO_8859_1);
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      out.add(HlsRule.ENCODING, place.line(1), "no byte-order mark", "one");
      return text.substring(1);
    }
    return text;
  }

  private TagLine tag(int number, String raw) {
    int colon = raw.indexOf(':');
    if (colon < 0) {
      return new TagLine(number, raw, "");
    }
    String tag = raw.substring(0, colon);
    String value = replaced(number, raw.substring(colon + 1));
    if (tag.equals("#EXT-X-DEFINE")) {
      define(number, value);
    }
    return new TagLine(number, tag, value);
  }

  private void define(int number, String value) {
    AttributeList attributes = AttributeList.read(place.line(number), value, new Findings());
    attributes
        .any("NAME")
        .ifPresent(name -> variables.put(name, attributes.any("VALUE").orElse("")));
    imports |= attributes.has("IMPORT") || attributes.has("QUERYPARAM");
  }

  /** Variables of other playlists or of the query are not known here and stay as they are. */
  private String replaced(int number, String text) {
    if (!text.contains("{$")) {
      return text;
    }
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> {
          String value = variables.get(found.group(1));
          if (value == null && !imports) {
            out.add(
                HlsRule.VARIABLES, place.line(number), "a variable defined before", found.group(1));
          }
          return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
  }
}
