package dev.kinora.packager.cmaf;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;

/**
 * A language as MP4 states it.
 *
 * @param threeLetters ISO 639-2/T for {@code mdhd}, {@code und} when there is none
 * @param extended BCP 47 for {@code elng}, where three letters do not say it all
 */
record LanguageTag(String threeLetters, Optional<String> extended) {
  private static final String UNKNOWN = "und";

  /** Accepts BCP 47 and three-letter codes; anything that is neither is {@code und}. */
  static LanguageTag of(String tag) {
    Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
    String code = threeLetters(locale);
    if (code.equals(UNKNOWN)) {
      return new LanguageTag(UNKNOWN, Optional.empty());
    }
    boolean moreThanLanguage =
        !locale.getCountry().isEmpty()
            || !locale.getScript().isEmpty()
            || !locale.getVariant().isEmpty();
    return new LanguageTag(
        code, moreThanLanguage ? Optional.of(locale.toLanguageTag()) : Optional.empty());
  }

  private static String threeLetters(Locale locale) {
    try {
      String code = locale.getISO3Language();
      return code.matches("[a-z]{3}") ? code : UNKNOWN;
    } catch (MissingResourceException e) {
      // The JDK's way of saying that a two-letter code is not assigned.
      return UNKNOWN;
    }
  }
}
