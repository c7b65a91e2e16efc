package dev.kinora.packager.title;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What tracks of subtitles are called. Pure. */
public final class TextLabels {
  private static final String NAMELESS = "Subtitles";
  private static final int MAX_CHARS = 80;

  private TextLabels() {}

  /**
   * A label that differs from others, as RFC 8216 (4.3.4.1.1) wants names to.
   *
   * @param own what the track is called itself, where it is called anything
   * @param language BCP 47
   * @param taken the others; the new one is added
   */
  public static String of(
      Optional<String> own,
      Optional<String> language,
      boolean forced,
      boolean hearingImpaired,
      Set<String> taken) {
    String spoken = language.map(SoundLabels::own).orElse(NAMELESS);
    String wanted = own.map(TextLabels::clean).filter(text -> !text.isEmpty()).orElse(spoken);
    if (forced && !wanted.toLowerCase(Locale.ROOT).contains("forced")) {
      wanted += " (forced)";
    }
    if (hearingImpaired && own.isEmpty()) {
      wanted += " (SDH)";
    }
    String label = wanted;
    for (int n = 2; !taken.add(label); n++) {
      label = wanted + " " + n;
    }
    return label;
  }

  private static String clean(String text) {
    // Marks that turn the direction of the text around them have no place in a list.
    String visible = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]+", " ");
    String clean = SoundLabels.clean(visible.isBlank() ? NAMELESS : visible);
    return clean.codePointCount(0, clean.length()) > MAX_CHARS
        ? clean.substring(0, clean.offsetByCodePoints(0, MAX_CHARS)).strip()
        : clean;
  }
}
