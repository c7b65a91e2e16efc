package dev.kinora.packager.text;

import java.util.OptionalInt;

/**
 * Text with the overrides of SubStation Alpha: groups in braces. Italics, bold and underline come
 * through, and where the text stands; drawings and everything else do not. Pure.
 */
final class AssText {
  private final CueText out = new CueText();
  private OptionalInt place = OptionalInt.empty();
  private boolean drawing;

  /**
   * Where the next group may end; looked for once, so that reading takes no longer than the text.
   */
  private int nextEnd = -1;

  private AssText() {}

  /** Clean text and where it stands. */
  record Line(String settings, String text) {}

  /**
   * The text of an event.
   *
   * @param style what holds where no override says otherwise
   */
  static Line of(String text, AssStyle style) {
    AssText line = new AssText();
    line.flag("b", style.bold());
    line.flag("i", style.italic());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = c == '{' ? line.groupEnd(text, at) : -1;
      if (end > 0) {
        line.overrides(text, at + 1, end);
        at = end + 1;
      } else {
        at += line.character(text, at);
      }
    }
    return new Line(CueSettings.ofNumberPad(line.place.orElse(style.place())), line.out.finished());
  }

  /** SubRip's own tags, and the place that many files name as SubStation Alpha does. */
  static Line ofSubRip(String text) {
    AssText places = new AssText();
    StringBuilder rest = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = text.startsWith("{\\", at) ? places.groupEnd(text, at) : -1;
      if (end > 0) {
        places.overrides(text, at + 1, end);
        at = end + 1;
      } else {
        rest.append(text.charAt(at++));
      }
    }
    return new Line(
        CueSettings.ofNumberPad(places.place.orElse(AssStyle.PLAIN.place())),
        CueText.ofMarked(rest.toString()));
  }

  /** Where the group ends that begins here, or -1. */
  private int groupEnd(String text, int at) {
    if (nextEnd < at) {
      int found = text.indexOf('}', at);
      nextEnd = found < 0 ? Integer.MAX_VALUE : found;
    }
    return nextEnd == Integer.MAX_VALUE ? -1 : nextEnd;
  }

  private int character(String text, int at) {
    char c = text.charAt(at);
    if (c == '\\' && at + 1 < text.length()) {
      char next = text.charAt(at + 1);
      if (next == 'N' || next == 'n') {
        shown('\n');
        return 2;
      }
      if (next == 'h') {
        shown('\u00a0');
        return 2;
      }
    }
    int code = text.codePointAt(at);
    shown(code);
    return Character.charCount(code);
  }

  private void shown(int code) {
    if (!drawing) {
      out.character(code);
    }
  }

  private void overrides(String text, int from, int end) {
    int at = text.indexOf('\\', from, end);
    while (at >= 0) {
      int next = text.indexOf('\\', at + 1, end);
      override(text, at + 1, next < 0 ? end : next);
      at = next;
    }
  }

  private void override(String text, int from, int end) {
    int digits = end;
    while (digits > from && isDigit(text.charAt(digits - 1))) {
      digits--;
    }
    if (digits == end || end - digits > 4 || digits - from > 2) {
      return;
    }
    int value = Integer.parseInt(text, digits, end, 10);
    switch (text.substring(from, digits)) {
      case "i" -> flag("i", value != 0);
      // A weight too.
      case "b" -> flag("b", value == 1 || value >= 600);
      case "u" -> flag("u", value != 0);
      case "p" -> drawing = value != 0;
      case "an" -> {
        if (value >= 1 && value <= 9) {
          place = OptionalInt.of(value);
        }
      }
      case "a" -> place = AssStyle.placeOfOld(value);
      default -> {
        // Fonts, colours, movements: nothing that is read.
      }
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void flag(String tag, boolean on) {
    out.close(tag);
    if (on) {
      out.open(tag, "");
    }
  }
}
