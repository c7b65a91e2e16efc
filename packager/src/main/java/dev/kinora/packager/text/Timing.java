package dev.kinora.packager.text;

import java.util.OptionalLong;

/** Times as subtitles write them: {@code 1:02:03,4}, {@code 02:03.400}. Pure. */
final class Timing {
  static final String ARROW = "-->";

  private Timing() {}

  /** Milliseconds of {@code [[h:]m:]s[.,fraction]}, which may have spaces around it. */
  static OptionalLong millis(String text) {
    String time = text.strip();
    long fields = 0;
    long value = -1;
    int colons = 0;
    int at = 0;
    for (; at < time.length(); at++) {
      char c = time.charAt(at);
      if (c == ':') {
        if (value < 0 || ++colons > 2) {
          return OptionalLong.empty();
        }
        fields = (fields + value) * 60;
        value = -1;
      } else if (c >= '0' && c <= '9') {
        value = Math.max(value, 0) * 10 + (c - '0');
      } else {
        break;
      }
      if (value > 99_999) {
        return OptionalLong.empty();
      }
    }
    if (value < 0 || colons == 0) {
      return OptionalLong.empty();
    }
    OptionalLong fraction = fraction(time, at);
    return fraction.isPresent()
        ? OptionalLong.of((fields + value) * 1000 + fraction.getAsLong())
        : OptionalLong.empty();
  }

  private static OptionalLong fraction(String time, int at) {
    if (at == time.length()) {
      return OptionalLong.of(0);
    }
    if (time.charAt(at) != '.' && time.charAt(at) != ',') {
      return OptionalLong.empty();
    }
    long value = 0;
    long unit = 100;
    for (int i = at + 1; i < time.length(); i++) {
      char c = time.charAt(i);
      if (c < '0' || c > '9') {
        return OptionalLong.empty();
      }
      value += (c - '0') * unit;
      unit /= 10;
    }
    return OptionalLong.of(value);
  }

  /** {@code hh:mm:ss.ttt} (WebVTT, 4.1). */
  static String written(long millis) {
    StringBuilder text = new StringBuilder(12);
    padded(millis / 3_600_000, 2, text);
    text.append(':');
    padded(millis / 60_000 % 60, 2, text);
    text.append(':');
    padded(millis / 1000 % 60, 2, text);
    text.append('.');
    padded(millis % 1000, 3, text);
    return text.toString();
  }

  private static void padded(long value, int digits, StringBuilder out) {
    String text = Long.toString(value);
    out.repeat("0", Math.max(0, digits - text.length())).append(text);
  }
}
