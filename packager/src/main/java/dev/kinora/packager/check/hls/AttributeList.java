package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attribute list as far as it can be read; what cannot is a finding and passed over. */
final class AttributeList {
  private static final Pattern ONE =
      Pattern.compile("([A-Z0-9-]+)=(?:\"([^\"]*)\"|([^\",\\s]+))(?:,(?=.)|$)");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,10}(?:\\.\\d{1,20})?");

  private static final int MOST_CHARS = 16 * 1024;

  private final Place place;
  private final Map<String, Value> values = new LinkedHashMap<>();

  private record Value(String text, boolean quoted) {}

  private AttributeList(Place place) {
    this.place = place;
  }

  static AttributeList read(Place place, String whole, Findings out) {
    String text = whole;
    if (whole.length() > MOST_CHARS) {
      out.add(
          HlsRule.ATTRIBUTES, place, "at most %d characters".formatted(MOST_CHARS), whole.length());
      text = whole.substring(0, MOST_CHARS);
    }
    AttributeList list = new AttributeList(place);
    Matcher matcher = ONE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (matcher.region(at, text.length()).lookingAt()) {
        list.put(matcher, out);
        at = matcher.end();
      } else {
        out.add(HlsRule.ATTRIBUTES, place, "NAME=value", "\"" + text.substring(at) + "\"");
        int comma = text.indexOf(',', at);
        at = comma < 0 ? text.length() : comma + 1;
      }
    }
    return list;
  }

  private void put(Matcher one, Findings out) {
    String quoted = one.group(2);
    String plain = one.group(3);
    Value value =
        quoted != null ? new Value(quoted, true) : new Value(String.valueOf(plain), false);
    if (values.put(one.group(1), value) != null) {
      out.add(HlsRule.ATTRIBUTES, place, "each attribute once", one.group(1) + " twice");
    }
  }

  Place place() {
    return place;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Set<String> names() {
    return values.keySet();
  }

  /** The value, in quotes or not. */
  Optional<String> any(String name) {
    return Optional.ofNullable(values.get(name)).map(Value::text);
  }

  /** A quoted-string; one without quotes is a finding. */
  Optional<String> text(String name, Findings out) {
    Value value = values.get(name);
    if (value != null && !value.quoted) {
      out.add(HlsRule.ATTRIBUTES, place, name + " in quotes", value.text);
    }
    return any(name);
  }

  /** An enumerated-string or number; one in quotes is a finding. */
  Optional<String> word(String name, Findings out) {
    Value value = values.get(name);
    if (value != null && value.quoted) {
      out.add(HlsRule.ATTRIBUTES, place, name + " without quotes", "\"" + value.text + "\"");
    }
    return any(name);
  }

  /** A decimal-integer. */
  OptionalLong whole(String name, Findings out) {
    Optional<String> value = word(name, out);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!WHOLE.matcher(value.get()).matches()) {
      out.add(HlsRule.ATTRIBUTES, place, name + ": a whole number", value.get());
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(value.get()));
  }

  /** A decimal-floating-point. */
  Optional<BigDecimal> decimal(String name, Findings out) {
    Optional<String> value = word(name, out);
    if (value.isPresent() && !DECIMAL.matcher(value.get()).matches()) {
      out.add(HlsRule.ATTRIBUTES, place, name + ": a number", value.get());
      return Optional.empty();
    }
    return value.map(BigDecimal::new);
  }

  /** {@code YES} or {@code NO}. */
  boolean yes(String name, Findings out) {
    Optional<String> value = word(name, out);
    if (value.isPresent() && !value.get().equals("YES") && !value.get().equals("NO")) {
      out.add(HlsRule.ATTRIBUTES, place, name + ": YES or NO", value.get());
    }
    return value.equals(Optional.of("YES"));
  }
}
