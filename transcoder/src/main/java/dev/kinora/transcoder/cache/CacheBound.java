package dev.kinora.transcoder.cache;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much encoded segments may take.
 *
 * @param mostBytes 1 or more
 */
public record CacheBound(long mostBytes) {
  /** As much as the disk holds. */
  public static final CacheBound NONE = new CacheBound(Long.MAX_VALUE);

  private static final long LEAST = 1 << 20;
  private static final Pattern SIZE =
      Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?) ?([MGT])i?B?", Pattern.CASE_INSENSITIVE);

  public CacheBound {
    if (mostBytes < 1) {
      throw new IllegalArgumentException(
          "cache: expected room for something, found %d bytes".formatted(mostBytes));
    }
  }

  /**
   * Reads a size such as {@code 500MB}, {@code 1.5 TB} or {@code none}; a kilobyte has 1024 bytes.
   *
   * @throws IllegalArgumentException if it is no size, or less than a megabyte
   */
  public static CacheBound parse(String text) {
    if (text.equalsIgnoreCase("none")) {
      return NONE;
    }
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "expected a size such as 500MB, 20GB or 1.5TB, or none, found \"" + text + "\"");
    }
    int power = 20 + 10 * "MGT".indexOf(size.group(2).toUpperCase(Locale.ROOT));
    long bytes = (long) (Double.parseDouble(size.group(1)) * (1L << power));
    if (bytes < LEAST) {
      throw new IllegalArgumentException("expected 1MB or more, found \"" + text + "\"");
    }
    return new CacheBound(bytes);
  }

  /** Whether there is one. */
  public boolean isSet() {
    return mostBytes != Long.MAX_VALUE;
  }

  /** What is left once room had to be made: a tenth less, so that it is made seldom. */
  long lowBytes() {
    return mostBytes / 10 * 9;
  }

  /**
   * Work in advance ends here. Lower than {@link #lowBytes}, or it would fill what was just
   * emptied.
   */
  long advanceBytes() {
    return mostBytes / 10 * 8;
  }
}
