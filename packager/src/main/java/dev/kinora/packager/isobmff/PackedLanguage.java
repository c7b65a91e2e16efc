package dev.kinora.packager.isobmff;

/** Three letters in 15 bits (ISO/IEC 14496-12, 8.4.2.3). */
final class PackedLanguage {
  private static final String UNKNOWN = "und";

  private PackedLanguage() {}

  /** Codes that are not three letters (QuickTime's, or broken) read as {@code und}. */
  static String unpack(int bits) {
    StringBuilder text = new StringBuilder(3);
    for (int shift = 10; shift >= 0; shift -= 5) {
      int letter = (bits >> shift) & 0x1f;
      if (letter < 1 || letter > 26) {
        return UNKNOWN;
      }
      text.append((char) (0x60 + letter));
    }
    return text.toString();
  }

  static int pack(String language) {
    if (language.length() != 3 || !language.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      throw new IllegalArgumentException(
          "language: expected three lower-case letters, found \"" + language + "\"");
    }
    int bits = 0;
    for (int i = 0; i < 3; i++) {
      bits = bits << 5 | (language.charAt(i) - 0x60);
    }
    return bits;
  }
}
