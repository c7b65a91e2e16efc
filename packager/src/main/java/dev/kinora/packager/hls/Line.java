package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * One line of a playlist that is not empty: a URI, or a tag with what follows its colon.
 *
 * @param where the playlist's name, for messages
 * @param number counted from 1
 * @param name the tag with its {@code #}, or the empty string for a URI line
 * @param value what follows the tag's colon, or the URI
 */
record Line(String where, int number, String name, String value) {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,10}(\\.\\d{1,20})?");
  private static final int NAME_CHARS_IN_MESSAGE = 80;

  /** Splits a line that begins with {@code #EXT}. */
  static Line tag(String where, int number, String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Line(where, number, text, "")
        : new Line(where, number, text.substring(0, colon), text.substring(colon + 1));
  }

  boolean isUri() {
    return name.isEmpty();
  }

  /** A decimal-integer (RFC 8216, 4.2) of at most {@code max}. */
  long wholeNumber(long max) throws MediaException {
    if (WHOLE.matcher(value).matches() && Long.parseLong(value) <= max) {
      return Long.parseLong(value);
    }
    throw malformed("a whole number up to " + max, value);
  }

  /** A decimal-floating-point, kept digit by digit. */
  BigDecimal decimal(String text) throws MediaException {
    if (DECIMAL.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    throw malformed("seconds", text);
  }

  /** Checks that the tag has no value. */
  void bare() throws MediaException {
    if (!value.isEmpty()) {
      throw malformed("nothing after the tag", value);
    }
  }

  Attributes attributes() throws MediaException {
    return Attributes.read(this);
  }

  MediaException.Malformed malformed(String expected, String found) {
    String shown =
        found.length() > NAME_CHARS_IN_MESSAGE
            ? found.substring(0, NAME_CHARS_IN_MESSAGE) + "…"
            : found;
    String place = isUri() ? "" : " " + name;
    return new MediaException.Malformed(
        "%s:%d:%s".formatted(where, number, place), expected, "\"" + shown + "\"");
  }

  MediaException.Unsupported unsupported() {
    return new MediaException.Unsupported(
        "%s:%d: %s: this tag is not handled".formatted(where, number, name));
  }
}
