package dev.kinora.packager.text;

import dev.kinora.packager.MediaException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Makes subtitles of what a container stores of them: a text for each cue, its times outside. Used
 * for one track, by one thread.
 */
public final class StoredCues {
  /** How a container writes a cue. */
  public enum Coding {
    SUBRIP,
    WEBVTT,
    /** MPEG-4 timed text (ISO/IEC 14496-17; 3GPP TS 26.245): a length, the text, styles. */
    TIMED_TEXT,
    SUBSTATION_ALPHA;

    private static final Map<String, Coding> BY_NAME =
        Map.of(
            "subrip", SUBRIP,
            "text", SUBRIP,
            "webvtt", WEBVTT,
            "mov_text", TIMED_TEXT,
            "ass", SUBSTATION_ALPHA,
            "ssa", SUBSTATION_ALPHA);

    /** The coding that libavcodec calls so; nothing if it is none that is text. */
    public static Optional<Coding> of(String codec) {
      return Optional.ofNullable(BY_NAME.get(codec));
    }
  }

  private static final int LENGTH_BYTES = 2;

  private final Coding coding;
  private final CueCollector cues;
  private final Optional<AssReader> events;

  /**
   * An empty track.
   *
   * @param header what the container says of the whole track; of SubStation Alpha, its styles
   * @param where its name, for messages
   */
  public StoredCues(Coding coding, byte[] header, String where) throws MediaException.Unsupported {
    this.coding = coding;
    this.cues = new CueCollector(where);
    this.events =
        coding == Coding.SUBSTATION_ALPHA
            ? Optional.of(AssReader.ofHeader(TextFile.stored(header), where))
            : Optional.empty();
  }

  /** Adds a cue, if there is something to read in it. */
  public void add(long startMillis, long endMillis, byte[] stored)
      throws MediaException.Unsupported {
    switch (coding) {
      case SUBRIP -> {
        AssText.Line line = AssText.ofSubRip(TextFile.stored(stored));
        cues.add(startMillis, endMillis, line.settings(), line.text());
      }
      case WEBVTT ->
          cues.add(startMillis, endMillis, "", CueText.ofMarked(TextFile.stored(stored)));
      case TIMED_TEXT -> cues.add(startMillis, endMillis, "", timedText(stored));
      case SUBSTATION_ALPHA ->
          events.orElseThrow().event(startMillis, endMillis, TextFile.stored(stored));
    }
  }

  private static String timedText(byte[] stored) {
    if (stored.length < LENGTH_BYTES) {
      return "";
    }
    int length = ((stored[0] & 0xff) << 8) | (stored[1] & 0xff);
    int size = Math.min(length, stored.length - LENGTH_BYTES);
    boolean wide = size >= LENGTH_BYTES && stored[2] == (byte) 0xfe && stored[3] == (byte) 0xff;
    CueText text = new CueText();
    new String(
            stored, LENGTH_BYTES, size, wide ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8)
        .replace('\r', '\n')
        .codePoints()
        .forEach(text::character);
    return text.finished();
  }

  /** What was added. */
  public Subtitles finished() {
    return events.map(AssReader::finished).orElseGet(cues::finished);
  }
}
