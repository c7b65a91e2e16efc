package dev.kinora.packager.check.dash;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URL templates (ISO/IEC 23009-1, 5.3.9.4.4). Pure functions. */
final class Template {
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "\\$(?:(RepresentationID|Number|Bandwidth|Time|SubNumber)(%0(\\d{1,2})d)?)?\\$");

  private Template() {}

  /** What is wrong with a template; empty if nothing is. */
  static Optional<String> fault(String template, boolean media) {
    String rest = IDENTIFIER.matcher(template).replaceAll("");
    if (rest.contains("$")) {
      return Optional.of("an identifier that is not known");
    }
    if (template.contains("$RepresentationID%")) {
      return Optional.of("a width on $RepresentationID$");
    }
    boolean number = uses(template, "Number");
    boolean time = uses(template, "Time");
    if (number && time) {
      return Optional.of("$Number$ and $Time$");
    }
    if (media && !number && !time) {
      return Optional.of("neither $Number$ nor $Time$");
    }
    return !media && (number || time)
        ? Optional.of("$Number$ or $Time$ in @initialization")
        : Optional.empty();
  }

  private static boolean uses(String template, String identifier) {
    return template.contains("$" + identifier + "$") || template.contains("$" + identifier + "%");
  }

  static String filled(String template, String id, long bandwidth, long number, long time) {
    return IDENTIFIER
        .matcher(template)
        .replaceAll(found -> {
          String name = found.group(1);
          if (name == null) {
            return Matcher.quoteReplacement("$");
          }
          String width = found.group(3);
          String format = width == null ? "%d" : "%0" + Integer.parseInt("0" + width) + "d";
          return Matcher.quoteReplacement(
              switch (name) {
                case "RepresentationID" -> id;
                case "Number" -> padded(format, number);
                case "Bandwidth" -> padded(format, bandwidth);
                case "Time" -> padded(format, time);
                default -> "";
              });
        });
  }

  private static String padded(String format, long number) {
    return format.equals("%00d") || format.equals("%0d")
        ? Long.toString(number)
        : String.format(Locale.ROOT, format, number);
  }
}
