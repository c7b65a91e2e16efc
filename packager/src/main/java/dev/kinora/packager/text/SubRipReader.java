package dev.kinora.packager.text;

import dev.kinora.packager.MediaException;
import java.util.Iterator;
import java.util.OptionalLong;

/**
 * Reads SubRip. What stands between two lines of times is a cue's text, but for the number of the
 * next one; empty lines within a text are passed over. Used for one file.
 */
final class SubRipReader {
  private final CueCollector cues;
  private final StringBuilder text = new StringBuilder();
  private int lastLineAt;
  private long startMillis;
  private long endMillis = -1;

  private SubRipReader(String where) {
    this.cues = new CueCollector(where);
  }

  static Subtitles read(String file, String where) throws MediaException.Unsupported {
    SubRipReader reader = new SubRipReader(where);
    Iterator<String> lines = file.lines().iterator();
    while (lines.hasNext()) {
      reader.line(lines.next());
    }
    reader.end(false);
    return reader.cues.finished();
  }

  private void line(String line) throws MediaException.Unsupported {
    int arrow = line.indexOf(Timing.ARROW);
    if (arrow > 0) {
      OptionalLong start = Timing.millis(line.substring(0, arrow));
      OptionalLong end = Timing.millis(firstWord(line.substring(arrow + Timing.ARROW.length())));
      if (start.isPresent() && end.isPresent()) {
        end(true);
        startMillis = start.getAsLong();
        endMillis = end.getAsLong();
        return;
      }
    }
    if (endMillis >= 0 && !line.isBlank()) {
      lastLineAt = text.length();
      text.append(line).append('\n');
    }
  }

  /** Places in pixels may follow the time. */
  private static String firstWord(String text) {
    String word = text.strip();
    int space = word.indexOf(' ');
    return space < 0 ? word : word.substring(0, space);
  }

  private void end(boolean numbered) throws MediaException.Unsupported {
    if (endMillis >= 0) {
      if (numbered && isNumber(text.substring(lastLineAt).strip())) {
        text.setLength(lastLineAt);
      }
      AssText.Line read = AssText.ofSubRip(text.toString());
      cues.add(startMillis, endMillis, read.settings(), read.text());
    }
    text.setLength(0);
    lastLineAt = 0;
  }

  private static boolean isNumber(String line) {
    return !line.isEmpty() && line.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
