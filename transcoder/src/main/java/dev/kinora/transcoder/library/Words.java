package dev.kinora.transcoder.library;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Small things about text in file names. Pure. */
final class Words {
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}]+");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String EDGES = "-_.,:;–— \t";

  private Words() {}

  /** A file's name without its ending. */
  static String stem(String fileName) {
    return EXTENSION.matcher(fileName).replaceFirst("");
  }

  /** A file's ending in lower case; empty where it has none. */
  static String extension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** In lower case, whatever the machine's language. */
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Without controls, line breaks, and marks that turn the direction of text around. */
  static String visible(String text) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
    return SPACES.matcher(visible).replaceAll(" ").strip();
  }

  /** Dots and underscores as spaces, where a name has no spaces of its own. */
  static String spaced(String text) {
    if (text.strip().indexOf(' ') >= 0) {
      return text.replace('_', ' ');
    }
    return text.replace('_', ' ').replace('.', ' ');
  }

  /** Without separators at its ends and empty brackets, with single spaces. */
  static String tidy(String text) {
    String tidy = SPACES.matcher(text.replaceAll("[\\[({]\\s*[])}]", " ")).replaceAll(" ");
    int start = 0;
    int end = tidy.length();
    while (start < end && EDGES.indexOf(tidy.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && EDGES.indexOf(tidy.charAt(end - 1)) >= 0) {
      end--;
    }
    return tidy.substring(start, end);
  }

  /** Letters and digits alone, in lower case without accents: for comparing names. */
  static String folded(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return NO_LETTERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
