package dev.kinora.packager.text;

import dev.kinora.packager.MediaException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads SubStation Alpha, both versions: sections of lines, each a word, a colon and fields between
 * commas in the order that the section's {@code Format} line gives. Used for one file.
 */
final class AssReader {
  private static final List<String> EVENT =
      List.of(
          "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect",
          "text");

  /** Of an event as containers store it, which has its times outside. */
  private static final int STORED_STYLE = 2;

  private static final int STORED_TEXT = 8;
  private static final int MAX_STYLES = 1000;
  private static final int MAX_FIELDS = 64;

  private final Map<String, AssStyle> styles = new HashMap<>();
  private final CueCollector cues;
  private String section = "";
  private List<String> format = List.of();

  private AssReader(String where) {
    this.cues = new CueCollector(where);
  }

  static Subtitles read(String file, String where) throws MediaException.Unsupported {
    AssReader reader = new AssReader(where);
    reader.lines(file);
    return reader.cues.finished();
  }

  /** Reads the events of a container, of which this is the header: it tells the styles. */
  static AssReader ofHeader(String header, String where) throws MediaException.Unsupported {
    AssReader reader = new AssReader(where);
    reader.lines(header);
    return reader;
  }

  /** Adds an event as Matroska stores it: number, layer, style, name, margins, effect, text. */
  void event(long startMillis, long endMillis, String fields) throws MediaException.Unsupported {
    String[] parts = fields.split(",", STORED_TEXT + 1);
    if (parts.length > STORED_TEXT) {
      add(startMillis, endMillis, parts[STORED_STYLE], parts[STORED_TEXT]);
    }
  }

  /** What was added. */
  Subtitles finished() {
    return cues.finished();
  }

  private void lines(String file) throws MediaException.Unsupported {
    Iterator<String> lines = file.lines().iterator();
    while (lines.hasNext()) {
      line(lines.next().strip());
    }
  }

  private void line(String line) throws MediaException.Unsupported {
    if (line.startsWith("[")) {
      section = line.toLowerCase(Locale.ROOT);
      format = section.equals("[events]") ? EVENT : List.of();
      return;
    }
    int colon = line.indexOf(':');
    if (colon < 0) {
      return;
    }
    String rest = line.substring(colon + 1).strip();
    switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "format" ->
          format =
              fields(rest.toLowerCase(Locale.ROOT), MAX_FIELDS).stream()
                  .map(String::strip)
                  .toList();
      case "style" -> style(fields(rest, MAX_FIELDS));
      case "dialogue" -> dialogue(rest);
      default -> {
        // Comments, titles, fonts in letters: nothing to read.
      }
    }
  }

  private static List<String> fields(String text, int most) {
    return List.of(text.split(",", most));
  }

  private void style(List<String> fields) {
    String name = field(fields, "name");
    if (name.isEmpty() || styles.size() >= MAX_STYLES) {
      return;
    }
    int alignment = number(field(fields, "alignment"));
    boolean old = section.equals("[v4 styles]");
    OptionalInt place =
        old
            ? AssStyle.placeOfOld(alignment)
            : alignment >= 1 && alignment <= 9 ? OptionalInt.of(alignment) : OptionalInt.empty();
    styles.put(
        name,
        new AssStyle(
            number(field(fields, "bold")) != 0,
            number(field(fields, "italic")) != 0,
            place.orElse(AssStyle.PLAIN.place())));
  }

  private static int number(String text) {
    return text.matches("-?\\d{1,4}") ? Integer.parseInt(text) : 0;
  }

  private String field(List<String> fields, String name) {
    int at = format.indexOf(name);
    return at >= 0 && at < fields.size() ? fields.get(at).strip() : "";
  }

  private void dialogue(String rest) throws MediaException.Unsupported {
    // The text is last and may hold commas.
    List<String> fields = fields(rest, Math.max(1, format.size()));
    OptionalLong start = Timing.millis(field(fields, "start"));
    OptionalLong end = Timing.millis(field(fields, "end"));
    if (start.isPresent() && end.isPresent()) {
      add(start.getAsLong(), end.getAsLong(), field(fields, "style"), field(fields, "text"));
    }
  }

  private void add(long startMillis, long endMillis, String style, String text)
      throws MediaException.Unsupported {
    // A star before the name means nothing.
    String name = style.startsWith("*") ? style.substring(1) : style;
    AssText.Line line = AssText.of(text, styles.getOrDefault(name, AssStyle.PLAIN));
    cues.add(startMillis, endMillis, line.settings(), line.text());
  }
}
