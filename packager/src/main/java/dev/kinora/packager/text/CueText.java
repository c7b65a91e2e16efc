package dev.kinora.packager.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Builds the text of one cue: plain characters are escaped, only tags of WebVTT that carry meaning
 * come through, and whatever was opened is closed. So the text of a hostile file is still only text
 * (WebVTT, 4.2.2). Confined to one reader.
 */
final class CueText {
  /** No screen shows more; the rest is cut off. */
  private static final int MAX_CHARS = 4000;

  private static final int MAX_DEPTH = 8;
  private static final int MAX_NOTE_CHARS = 100;
  private static final int MAX_TAG_CHARS = 500;
  private static final int MAX_ENTITY_CHARS = 8;
  private static final Set<String> PLAIN = Set.of("b", "i", "u", "ruby", "rt");
  private static final Set<String> NOTED = Set.of("v", "lang");
  private static final Map<String, String> ENTITIES =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0", "lrm",
          "\u200e", "rlm", "\u200f");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private int chars;
  private boolean lineHasText;

  /** Where the next tag may end; looked for once, so that reading takes no longer than the text. */
  private int nextEnd = -1;

  /** Text with tags between angle brackets and entities, as SubRip and WebVTT have it. */
  static String ofMarked(String text) {
    CueText cue = new CueText();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '<') {
        at = cue.tag(text, at);
      } else if (c == '&') {
        at = cue.entity(text, at);
      } else {
        int code = text.codePointAt(at);
        cue.character(code);
        at += Character.charCount(code);
      }
    }
    return cue.finished();
  }

  private int tag(String text, int at) {
    if (nextEnd < at) {
      int found = text.indexOf('>', at);
      nextEnd = found < 0 ? Integer.MAX_VALUE : found;
    }
    int end = nextEnd;
    boolean looksLikeOne =
        end > at + 1
            && end - at <= MAX_TAG_CHARS
            && (Character.isLetterOrDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '/');
    if (!looksLikeOne) {
      character('<');
      return at + 1;
    }
    String inside = text.substring(at + 1, end);
    if (inside.startsWith("/")) {
      close(nameOf(inside.substring(1)));
    } else {
      int space = firstSpace(inside);
      open(nameOf(inside), space < 0 ? "" : inside.substring(space + 1));
    }
    return end + 1;
  }

  private static int firstSpace(String inside) {
    for (int i = 0; i < inside.length(); i++) {
      if (Character.isWhitespace(inside.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String nameOf(String inside) {
    int end = 0;
    while (end < inside.length() && Character.isLetterOrDigit(inside.charAt(end))) {
      end++;
    }
    return inside.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private int entity(String text, int at) {
    int end = text.indexOf(';', at, Math.min(text.length(), at + MAX_ENTITY_CHARS));
    String value = end < 0 ? null : ENTITIES.get(text.substring(at + 1, end));
    if (value == null) {
      character('&');
      return at + 1;
    }
    character(value.charAt(0));
    return end + 1;
  }

  /** Opens a tag, if it is one that is passed on. */
  void open(String name, String note) {
    if (open.size() >= MAX_DEPTH || chars >= MAX_CHARS) {
      return;
    }
    if (PLAIN.contains(name)) {
      out.append('<').append(name).append('>');
    } else if (NOTED.contains(name)) {
      String clean = note(note);
      if (clean.isEmpty()) {
        return;
      }
      out.append('<').append(name).append(' ').append(clean).append('>');
    } else {
      return;
    }
    open.push(name);
  }

  private static String note(String note) {
    StringBuilder clean = new StringBuilder();
    note.codePoints()
        .limit(MAX_NOTE_CHARS)
        .filter(code -> isShown(code) && code != '&' && code != '<' && code != '>')
        .forEach(code -> clean.appendCodePoint(Character.isWhitespace(code) ? ' ' : code));
    // At the end of the tag they would make an arrow, which begins a cue.
    int end = clean.length();
    while (end > 0 && (clean.charAt(end - 1) == '-' || clean.charAt(end - 1) == ' ')) {
      end--;
    }
    return clean.substring(0, end).strip();
  }

  /** Closes a tag with all that was opened inside it; does nothing if it is not open. */
  void close(String name) {
    if (!open.contains(name)) {
      return;
    }
    String closed;
    do {
      closed = open.pop();
      out.append("</").append(closed).append('>');
    } while (!closed.equals(name));
  }

  /** One character of what is read; a line break too. */
  void character(int code) {
    if (code == '\n') {
      breakLine();
    } else if (isShown(code) && chars < MAX_CHARS) {
      boolean space = Character.isWhitespace(code);
      if (space && !lineHasText) {
        return;
      }
      lineHasText |= !space;
      chars++;
      escape(code == '\t' ? ' ' : code, out);
    }
  }

  private static void escape(int code, StringBuilder out) {
    switch (code) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      default -> out.appendCodePoint(code);
    }
  }

  /** An empty line would end the cue (WebVTT, 4.1). */
  void breakLine() {
    if (lineHasText && chars < MAX_CHARS) {
      chars++;
      out.append('\n');
      lineHasText = false;
    }
  }

  /** Whether a character is more than a control, an override of direction, or no character. */
  private static boolean isShown(int code) {
    boolean override = code == 0x202d || code == 0x202e || code == 0x2028 || code == 0x2029;
    return switch (Character.getType(code)) {
      case Character.CONTROL -> code == '\t';
      case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
      default -> !override && code != 0xfeff;
    };
  }

  /** The text, empty if there is nothing to read. */
  String finished() {
    while (!open.isEmpty()) {
      out.append("</").append(open.pop()).append('>');
    }
    return tidied(out);
  }

  /** A line that holds nothing but tags ends up at the line before. */
  private static String tidied(StringBuilder out) {
    int last = out.length();
    boolean inTag = false;
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c == '<') {
        inTag = true;
      } else if (c == '>') {
        inTag = false;
      } else if (c == '\n') {
        last = i;
      } else if (!inTag && !Character.isWhitespace(c)) {
        last = out.length();
      }
    }
    String text = out.toString();
    if (last < text.length()) {
      text = text.substring(0, last) + text.substring(last + 1);
    }
    String stripped = text.strip();
    return hasText(stripped) ? stripped : "";
  }

  private static boolean hasText(String text) {
    boolean inTag = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        inTag = true;
      } else if (c == '>') {
        inTag = false;
      } else if (!inTag && !Character.isWhitespace(c) && c != '\u00a0') {
        return true;
      }
    }
    return false;
  }
}
