package dev.kinora.packager.text;

/**
 * What is to be read during some time. Immutable; times are exact, as WebVTT has no finer ones.
 *
 * @param startMillis when it is shown, 0 or more
 * @param endMillis when it goes, after its start
 * @param settings where it stands, as WebVTT cue settings; often empty
 * @param text cue text of WebVTT (WebVTT, 4.2.2), clean: see {@link CueText}
 */
public record Cue(long startMillis, long endMillis, String settings, String text) {
  /** Four days: no film lasts longer, and all sums stay small. */
  static final long MAX_MILLIS = 4L * 24 * 3_600_000;

  public Cue {
    if (startMillis < 0 || endMillis <= startMillis || endMillis > MAX_MILLIS) {
      throw new IllegalArgumentException(
          "cue: expected an end after the start, found %d to %d ms"
              .formatted(startMillis, endMillis));
    }
    if (text.isEmpty() || text.startsWith("\n") || text.endsWith("\n") || text.contains("\n\n")) {
      throw new IllegalArgumentException("cue: expected lines of text without an empty one");
    }
  }

  /** The same cue at another time. */
  Cue at(long start, long end) {
    return new Cue(start, end, settings, text);
  }
}
