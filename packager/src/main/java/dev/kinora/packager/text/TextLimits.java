package dev.kinora.packager.text;

import dev.kinora.packager.MediaException;

/** What one track of subtitles may hold. */
public final class TextLimits {
  /** Of a file, and of the document that is made of it. */
  public static final int MAX_BYTES = 10_000_000;

  /** A film has about a thousand. */
  public static final int MAX_CUES = 100_000;

  private TextLimits() {}

  /** Refuses what is larger. */
  public static void requireBytes(long bytes, String where) throws MediaException.Unsupported {
    if (bytes > MAX_BYTES) {
      throw new MediaException.Unsupported(
          where,
          "at most %d bytes of subtitles".formatted(MAX_BYTES),
          bytes,
          "such a file is hardly one of subtitles");
    }
  }

  static void requireCues(long cues, String where) throws MediaException.Unsupported {
    if (cues > MAX_CUES) {
      throw new MediaException.Unsupported(
          where,
          "at most %d cues".formatted(MAX_CUES),
          cues,
          "leave out what is typeset frame by frame");
    }
  }
}
