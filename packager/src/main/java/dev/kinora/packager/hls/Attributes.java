package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An attribute list (RFC 8216, 4.2) as read: no blanks, no name twice. */
final class Attributes {
  private static final Pattern ONE =
      Pattern.compile("([A-Z0-9-]+)=(?:\"([^\"\\r\\n]*)\"|([^\",\\s]+))(?:,(?=.)|$)");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

  private final Line line;
  private final Map<String, String> quoted = new LinkedHashMap<>();
  private final Map<String, String> plain = new LinkedHashMap<>();

  private Attributes(Line line) {
    this.line = line;
  }

  static Attributes read(Line line) throws MediaException {
    var attributes = new Attributes(line);
    Matcher matcher = ONE.matcher(line.value());
    int at = 0;
    while (at < line.value().length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw line.malformed("NAME=value", line.value().substring(at));
      }
      attributes.put(matcher.group(1), matcher.group(2), matcher.group(3));
      at = matcher.end();
    }
    return attributes;
  }

  private void put(String name, @Nullable String inQuotes, @Nullable String bare)
      throws MediaException {
    if (quoted.containsKey(name) || plain.containsKey(name)) {
      throw line.malformed("each attribute once", name);
    }
    if (inQuotes != null) {
      quoted.put(name, inQuotes);
    } else if (bare != null) {
      plain.put(name, bare);
    }
  }

  /** A quoted-string. */
  Optional<String> text(String name) throws MediaException {
    if (plain.containsKey(name)) {
      throw line.malformed(name + "=\"…\" in quotes", plain.get(name));
    }
    return Optional.ofNullable(quoted.get(name));
  }

  /** An enumerated-string, a number or a resolution. */
  Optional<String> word(String name) throws MediaException {
    if (quoted.containsKey(name)) {
      throw line.malformed(name + "=… without quotes", quoted.get(name));
    }
    return Optional.ofNullable(plain.get(name));
  }

  /** Whether the attribute is there as a quoted-string. */
  boolean isQuoted(String name) {
    return quoted.containsKey(name);
  }

  String requiredText(String name) throws MediaException {
    return required(name, text(name));
  }

  String requiredWord(String name) throws MediaException {
    return required(name, word(name));
  }

  Optional<Long> wholeNumber(String name) throws MediaException {
    Optional<String> found = word(name);
    if (found.isPresent() && !WHOLE.matcher(found.get()).matches()) {
      throw line.malformed(name + ": a whole number", found.get());
    }
    return found.map(Long::valueOf);
  }

  /** {@code YES} or {@code NO}; {@code NO} when it is not there. */
  boolean yes(String name) throws MediaException {
    Optional<String> found = word(name);
    if (found.isPresent() && !found.get().equals("YES") && !found.get().equals("NO")) {
      throw line.malformed(name + ": YES or NO", found.get());
    }
    return found.equals(Optional.of("YES"));
  }

  private String required(String name, Optional<String> value) throws MediaException {
    if (value.isEmpty()) {
      throw line.malformed("an attribute " + name, line.value());
    }
    return value.get();
  }
}
