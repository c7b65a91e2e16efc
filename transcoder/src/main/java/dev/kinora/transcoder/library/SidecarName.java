package dev.kinora.transcoder.library;

import dev.kinora.packager.title.LanguageTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the part of a subtitle's name behind the film's says: {@code en.forced}. Pure. */
record SidecarName(
    Optional<String> language, boolean forced, boolean hearingImpaired, Optional<String> label) {
  private static final Set<String> FORCED = Set.of("forced", "foreign");
  private static final Set<String> HEARING = Set.of("sdh", "cc", "hi", "hoh");
  private static final Set<String> NOTHING = Set.of("default", "full", "subs", "sub", "subtitles");
  private static final Map<String, String> NAMES = names();

  /** Reads what stands between the film's name and the ending. */
  static SidecarName of(String rest) {
    Optional<String> language = Optional.empty();
    boolean forced = false;
    boolean hearing = false;
    List<String> others = new ArrayList<>();
    for (String word : rest.split("[._ \\[\\]()]+", 32)) {
      String lower = word.toLowerCase(Locale.ROOT).strip();
      // Hindi has the letters of "hearing impaired" and comes first only where nothing else did.
      if (lower.isEmpty() || NOTHING.contains(lower) || lower.matches("\\d{1,3}|-+")) {
        continue;
      }
      if (FORCED.contains(lower)) {
        forced = true;
      } else if (HEARING.contains(lower) && (language.isPresent() || !lower.equals("hi"))) {
        hearing = true;
      } else if (language.isEmpty() && language(word).isPresent()) {
        language = language(word);
      } else {
        others.add(word);
      }
    }
    String label = Words.tidy(String.join(" ", others));
    return new SidecarName(
        language, forced, hearing, label.isEmpty() ? Optional.empty() : Optional.of(label));
  }

  private static Optional<String> language(String word) {
    Optional<String> named = Optional.ofNullable(NAMES.get(word.toLowerCase(Locale.ROOT)));
    if (named.isPresent()) {
      return named;
    }
    return LanguageTag.of(word).filter(tag -> isKnown(tag));
  }

  private static boolean isKnown(String tag) {
    int dash = tag.indexOf('-');
    return NAMES.containsValue(dash < 0 ? tag : tag.substring(0, dash));
  }

  /** English and own names of languages, each with its code. */
  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      Locale locale = Locale.of(code);
      names.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
      names.put(locale.getDisplayLanguage(locale).toLowerCase(Locale.ROOT), code);
    }
    return Map.copyOf(names);
  }
}
