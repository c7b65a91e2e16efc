package dev.kinora.packager.text;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/** Takes the cues that a reader finds, and leaves out what is none. Confined to its reader. */
final class CueCollector {
  private final String where;
  private final List<Cue> cues = new ArrayList<>();

  CueCollector(String where) {
    this.where = where;
  }

  /** Adds a cue if there is something in it to be read for some time. */
  void add(long startMillis, long endMillis, String settings, String text)
      throws MediaException.Unsupported {
    long start = Math.max(0, startMillis);
    if (endMillis > start && endMillis <= Cue.MAX_MILLIS && !text.isEmpty()) {
      TextLimits.requireCues(cues.size() + 1L, where);
      cues.add(new Cue(start, endMillis, settings, text));
    }
  }

  Subtitles finished() {
    return Subtitles.of(cues);
  }
}
