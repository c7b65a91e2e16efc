package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Attributes of type {@code xs:duration}, as hours, minutes and seconds. */
final class XmlDuration {
  private static final Pattern TEXT =
      Pattern.compile(
          "P(\\d{1,5}D)?(T(?=\\d)(\\d{1,6}H)?(\\d{1,8}M)?(\\d{1,10}(\\.\\d{1,9})?S)?)?");

  private XmlDuration() {}

  static Duration read(XmlElement element, String attribute) throws MediaException {
    String text = element.required(attribute);
    if (!TEXT.matcher(text).matches() || text.length() == 1) {
      throw element.malformed("@" + attribute + ": a duration such as PT1H2M3.5S", text);
    }
    return Duration.parse(text);
  }

  /** A duration of 0 or more as ISO 8601 text; {@link Duration#toString} is within xs:duration. */
  static String write(Duration duration) {
    return duration.toString();
  }

  static Duration checked(String name, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + ": expected 0 or more, found " + duration);
    }
    return duration;
  }
}
