package dev.kinora.packager.title;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What manifests call a title's sound tracks. RFC 8216 (4.3.4.1.1) wants names that differ and hold
 * no double quotes; players of DASH lose one of two tracks with the same label.
 */
public final class SoundLabels {
  private static final String NAMELESS = "Audio";

  private SoundLabels() {}

  /**
   * Label by rendition name, in the title's order; encodings of one track have the same one. The
   * same title gives the same labels on the same Java.
   */
  public static Map<String, String> of(Title title) {
    Map<String, String> labels = new LinkedHashMap<>();
    Map<Integer, String> ofTracks = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Rendition.Audio audio : title.audio()) {
      labels.put(
          audio.name(),
          ofTracks.computeIfAbsent(audio.sourceTrack(), _ -> free(wanted(audio), taken)));
    }
    return labels;
  }

  private static String free(String wanted, Set<String> taken) {
    String label = wanted;
    for (int n = 2; !taken.add(label); n++) {
      label = wanted + " " + n;
    }
    return label;
  }

  /** The track's own name; where it is only the language's code, the language in its own words. */
  private static String wanted(Rendition.Audio audio) {
    String label = clean(audio.label());
    boolean onlyCode = audio.language().stream().anyMatch(label::equalsIgnoreCase);
    return onlyCode
        ? audio.language().flatMap(LanguageTag::of).map(SoundLabels::own).orElse(label)
        : label;
  }

  static String own(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayLanguage(locale);
    return name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }

  /** Without what neither a playlist line nor an XML document can hold. */
  static String clean(String label) {
    String text =
        label.replace('"', '\'').replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]+", " ").strip();
    return text.isEmpty() ? NAMELESS : text;
  }
}
