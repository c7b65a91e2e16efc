package dev.kinora.packager.text;

import dev.kinora.packager.MediaException;
import java.util.Iterator;
import java.util.OptionalLong;

/**
 * Reads WebVTT (WebVTT, 6.1): blocks between empty lines. Styles, regions and notes are left out.
 * Used for one file.
 */
final class WebVttReader {
  static final String MARK = "WEBVTT";

  private final CueCollector cues;
  private final StringBuilder text = new StringBuilder();
  private boolean inCue;
  private long startMillis;
  private long endMillis;
  private String settings = "";

  private WebVttReader(String where) {
    this.cues = new CueCollector(where);
  }

  static Subtitles read(String file, String where) throws MediaException {
    Iterator<String> lines = file.lines().iterator();
    String first = lines.hasNext() ? lines.next() : "";
    if (!isMark(first)) {
      throw new MediaException.Malformed(where + ":1", MARK, first);
    }
    WebVttReader reader = new WebVttReader(where);
    while (lines.hasNext()) {
      reader.line(lines.next());
    }
    reader.end();
    return reader.cues.finished();
  }

  static boolean isMark(String line) {
    return line.equals(MARK) || line.startsWith(MARK + " ") || line.startsWith(MARK + "\t");
  }

  private void line(String line) throws MediaException.Unsupported {
    int arrow = line.indexOf(Timing.ARROW);
    if (arrow >= 0) {
      end();
      begin(line, arrow);
    } else if (line.isEmpty()) {
      end();
    } else if (inCue) {
      text.append(line).append('\n');
    }
  }

  private void begin(String line, int arrow) {
    String rest = line.substring(arrow + Timing.ARROW.length()).strip();
    int space = 0;
    while (space < rest.length() && !Character.isWhitespace(rest.charAt(space))) {
      space++;
    }
    OptionalLong start = Timing.millis(line.substring(0, arrow));
    OptionalLong end = Timing.millis(rest.substring(0, space));
    inCue = start.isPresent() && end.isPresent();
    startMillis = start.orElse(0);
    endMillis = end.orElse(0);
    settings = CueSettings.clean(rest.substring(space));
  }

  private void end() throws MediaException.Unsupported {
    if (inCue) {
      cues.add(startMillis, endMillis, settings, CueText.ofMarked(text.toString()));
    }
    inCue = false;
    text.setLength(0);
  }
}
