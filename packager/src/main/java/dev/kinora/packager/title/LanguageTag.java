package dev.kinora.packager.title;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** From what containers call a language to BCP 47, which manifests and browsers want. */
public final class LanguageTag {
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,5}");

  /** ISO 639-2's second, bibliographic codes, which Matroska prefers. */
  private static final Map<String, String> BIBLIOGRAPHIC =
      Map.ofEntries(
          Map.entry("alb", "sq"),
          Map.entry("arm", "hy"),
          Map.entry("baq", "eu"),
          Map.entry("bur", "my"),
          Map.entry("chi", "zh"),
          Map.entry("cze", "cs"),
          Map.entry("dut", "nl"),
          Map.entry("fre", "fr"),
          Map.entry("geo", "ka"),
          Map.entry("ger", "de"),
          Map.entry("gre", "el"),
          Map.entry("ice", "is"),
          Map.entry("mac", "mk"),
          Map.entry("mao", "mi"),
          Map.entry("may", "ms"),
          Map.entry("per", "fa"),
          Map.entry("rum", "ro"),
          Map.entry("slo", "sk"),
          Map.entry("tib", "bo"),
          Map.entry("wel", "cy"));

  private static final Map<String, String> SHORTEST = shortest();

  private LanguageTag() {}

  /**
   * The tag of a language: the shortest code, as BCP 47 (RFC 5646, 4.5) wants it, so {@code eng}
   * and {@code ger} become {@code en} and {@code de}.
   *
   * @return nothing if the container does not know the language or the text is no code
   */
  public static Optional<String> of(String containerLanguage) {
    String text = containerLanguage.strip().replace('_', '-');
    if (!TAG.matcher(text).matches()) {
      return Optional.empty();
    }
    int dash = text.indexOf('-');
    String code = (dash < 0 ? text : text.substring(0, dash)).toLowerCase(Locale.ROOT);
    if (code.equals("und") || code.equals("zxx") || code.equals("mis") || code.equals("mul")) {
      return Optional.empty();
    }
    String rest = dash < 0 ? "" : text.substring(dash);
    return Optional.of(SHORTEST.getOrDefault(code, code) + rest);
  }

  private static Map<String, String> shortest() {
    Map<String, String> codes = new HashMap<>(BIBLIOGRAPHIC);
    for (String two : Locale.getISOLanguages()) {
      codes.put(Locale.of(two).getISO3Language(), two);
    }
    return Map.copyOf(codes);
  }
}
