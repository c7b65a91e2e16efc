package dev.kinora.sync.room;

import java.util.Optional;

/** What text people may send. It is data everywhere: nothing here makes it markup or escapes it. */
public final class Text {
  /** Longest name, in characters. */
  public static final int NAME_CHARS = 40;

  /** Longest line of chat, in characters. */
  public static final int CHAT_CHARS = 2000;

  private static final int QUOTED_CHARS = 60;

  private Text() {}

  /** A name without blanks around it, or nothing when it cannot be one. */
  public static Optional<String> name(String text) {
    String name = text.length() > 4 * NAME_CHARS ? "" : text.strip();
    boolean good = !name.isEmpty() && name.length() <= NAME_CHARS && isPlain(name, false);
    return good ? Optional.of(name) : Optional.empty();
  }

  /** Whether a line of chat may be sent; line breaks are part of a text. */
  public static boolean isChat(String text) {
    return !text.isBlank() && text.length() <= CHAT_CHARS && isPlain(text, true);
  }

  /** Whether text has no control characters, no half characters and none that turn direction. */
  static boolean isPlain(String text, boolean mayBreak) {
    return text.codePoints()
        .allMatch(c -> (mayBreak && c == '\n') || !(isControl(c) || turnsDirection(c)));
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.UNASSIGNED;
  }

  /** Embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX 9, 2). */
  private static boolean turnsDirection(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  /** A short, plain piece of what was found, for messages. */
  static String quoted(String text) {
    String piece = text.length() <= QUOTED_CHARS ? text : text.substring(0, QUOTED_CHARS) + "…";
    return '"' + piece.replaceAll("[^ -~…]", "?") + '"';
  }
}
