package dev.kinora.sync.room;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A film that a member sends to the others from its own disk.
 *
 * @param sizeBytes 0 when unknown
 */
public record Share(
    String stream, String member, Kind kind, String title, long sizeBytes, String mime) {
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern MIME =
      Pattern.compile("[a-z]{1,20}/[A-Za-z0-9.+-]{1,60}(?:; ?codecs=\"?[A-Za-z0-9., ]{1,80}\"?)?|");

  /** How the film travels. */
  public enum Kind {
    /** As tracks of a running picture. */
    LIVE,
    /** As ranges of the file. */
    FILE;

    /** The word of the protocol. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether this is what a room watches. */
  boolean isShownBy(Media media) {
    return media.src().equals("share:" + stream);
  }

  public Share {
    if (!STREAM.matcher(stream).matches()) {
      throw new IllegalArgumentException(
          "stream: expected 1 to 64 letters, digits, _ or -, found " + Text.quoted(stream));
    }
    if (title.length() > 200 || !Text.isPlain(title, false)) {
      throw new IllegalArgumentException(
          "title: expected at most 200 characters without control characters");
    }
    if (!MIME.matcher(mime).matches()) {
      throw new IllegalArgumentException("mime: expected a media type, found " + Text.quoted(mime));
    }
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("size: expected 0 or more");
    }
  }
}
