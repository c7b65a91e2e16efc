package dev.kinora.transcoder.live;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a publisher's media says about itself: {@code NAME}, or {@code NAME:KEY}.
 *
 * @param name fit for addresses
 * @param title as it was written, for people
 * @param key what proves that the name is theirs
 */
record LiveName(String name, String title, Optional<String> key) {
  /** Names as they stand in addresses. */
  static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

  private static final int MOST_CHARS = 41;
  private static final int MOST_TITLE_CHARS = 120;
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern CONTROLS = Pattern.compile("\\p{C}+");
  private static final Pattern LABEL_WITH_KEY = Pattern.compile("(.*):([A-Za-z0-9_-]{8,100})");

  /** Reads a label; nothing where it names nobody. */
  static Optional<LiveName> of(String label) {
    Matcher parts = LABEL_WITH_KEY.matcher(label.strip());
    boolean keyed = parts.matches();
    String title = keyed ? parts.group(1).strip() : label.strip();
    Optional<String> key = keyed ? Optional.of(parts.group(2)) : Optional.empty();
    String name = slug(title);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String shown =
        CONTROLS.matcher(Normalizer.normalize(title, Normalizer.Form.NFC)).replaceAll("");
    return Optional.of(
        new LiveName(name, shown.substring(0, Math.min(shown.length(), MOST_TITLE_CHARS)), key));
  }

  private static String slug(String title) {
    String plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
    String joined = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String trimmed = joined.startsWith("-") ? joined.substring(1) : joined;
    String cut = trimmed.substring(0, Math.min(trimmed.length(), MOST_CHARS));
    return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
  }
}
