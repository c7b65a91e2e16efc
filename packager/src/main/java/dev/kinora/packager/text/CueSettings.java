package dev.kinora.packager.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Where a cue stands (WebVTT, 4.4): only settings of known form come through. Pure. */
final class CueSettings {
  /** Fixed lengths everywhere, so that matching takes no longer than the text is. */
  private static final String PERCENT = "(?:100|\\d{1,2})(?:\\.\\d{1,4})?%";

  private static final Map<String, Pattern> FORMS =
      Map.of(
          "vertical",
          Pattern.compile("rl|lr"),
          "line",
          Pattern.compile("(?:-?\\d{1,3}|" + PERCENT + ")(?:,(?:start|center|end))?"),
          "position",
          Pattern.compile(PERCENT + "(?:,(?:line-left|center|line-right))?"),
          "size",
          Pattern.compile(PERCENT),
          "align",
          Pattern.compile("start|center|end|left|right"));

  private static final int MAX_CHARS = 300;

  private CueSettings() {}

  /** What of a WebVTT file's settings is passed on. */
  static String clean(String settings) {
    if (settings.length() > MAX_CHARS) {
      return "";
    }
    Map<String, String> kept = new LinkedHashMap<>();
    for (String setting : settings.strip().split("[ \\t]+", -1)) {
      int colon = setting.indexOf(':');
      Pattern form = colon < 0 ? null : FORMS.get(setting.substring(0, colon));
      if (form != null && form.matcher(setting.substring(colon + 1)).matches()) {
        kept.putIfAbsent(setting.substring(0, colon), setting);
      }
    }
    return String.join(" ", kept.values());
  }

  /**
   * Of a place on the number pad, as {@code \an} of SubStation Alpha names it.
   *
   * @param place 1 to 9; 2, below in the middle, is where cues stand anyway
   */
  static String ofNumberPad(int place) {
    String line =
        switch ((place - 1) / 3) {
          case 1 -> "line:50%";
          case 2 -> "line:0";
          default -> "";
        };
    String align =
        switch ((place - 1) % 3) {
          case 0 -> "align:start";
          case 2 -> "align:end";
          default -> "";
        };
    return (line + " " + align).strip();
  }
}
