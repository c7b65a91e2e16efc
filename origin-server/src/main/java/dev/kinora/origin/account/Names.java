package dev.kinora.origin.account;

import java.text.Normalizer;
import java.util.Locale;

/** What people may be called. Pure. */
public final class Names {
  private static final int LONGEST = 40;

  private Names() {}

  /**
   * The name as it is kept.
   *
   * @throws RefusedInput if it is empty, too long, or holds characters that are not seen
   */
  public static String checked(String name) {
    String plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    int length = plain.codePointCount(0, plain.length());
    if (length < 1 || length > LONGEST) {
      throw new RefusedInput(
          "A name has 1 to %d characters; this one has %d.".formatted(LONGEST, length));
    }
    if (plain.codePoints().anyMatch(Names::isUnseen)) {
      throw new RefusedInput("A name has no control or formatting characters; leave them out.");
    }
    return plain;
  }

  /** What two names have in common when people cannot tell them apart. */
  static String key(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ");
  }

  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
