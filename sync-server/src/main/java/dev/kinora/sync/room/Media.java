package dev.kinora.sync.room;

import java.util.regex.Pattern;

/**
 * What a room watches.
 *
 * @param id the title's or the share's id
 * @param src a path of this site, or {@code share:} and a stream that a member shares
 * @param durationMicros length; 0 when nobody knows it yet, as with a running live stream
 * @param fpsThousandths pictures a second times 1000; 0 when unknown
 */
public record Media(String id, String src, long durationMicros, int fpsThousandths) {
  /** Longest media: ten days. */
  public static final long LONGEST_MICROS = 10L * 24 * 3600 * 1_000_000;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_~-]{1,100}");
  // A path of this site only: neither another site's address nor a script.
  private static final Pattern SRC =
      Pattern.compile("/(?!/)[A-Za-z0-9._~/?=&%-]{0,400}|share:[A-Za-z0-9_-]{1,64}");

  public Media {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "media.id: expected 1 to 100 letters, digits, _, ~ or -, found " + Text.quoted(id));
    }
    if (!SRC.matcher(src).matches() || src.contains("..")) {
      throw new IllegalArgumentException(
          "media.src: expected a path of this site or share:STREAM, found " + Text.quoted(src));
    }
    if (durationMicros < 0 || durationMicros > LONGEST_MICROS) {
      throw new IllegalArgumentException("media.duration: expected 0 to 10 days in seconds");
    }
    if (fpsThousandths < 0 || fpsThousandths > 1_000_000) {
      throw new IllegalArgumentException("media.fps: expected 0 to 1000");
    }
  }

  /** A position that lies inside the media. */
  long inside(long positionMicros) {
    long upper = durationMicros == 0 ? LONGEST_MICROS : durationMicros;
    return Math.clamp(positionMicros, 0L, upper);
  }
}
