package dev.kinora.origin.route;

import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with named parts, such as {@code /titles/{id}/{rendition}/{n}.m4s}. The grammar of a
 * part follows from its name. Immutable.
 */
public final class Template {
  private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

  private static final Map<String, String> GRAMMAR =
      Map.ofEntries(
          Map.entry("id", Title.ID.pattern()),
          Map.entry("rendition", Rendition.NAME.pattern()),
          Map.entry("n", "0|[1-9][0-9]{0,8}"),
          Map.entry("room", "[a-z0-9][a-z0-9-]{0,40}"),
          Map.entry("name", "[A-Za-z0-9][A-Za-z0-9-]{0,63}"),
          // Accounts, sessions, invitations and uploads have ids that nobody guesses or reads out.
          Map.entry("key", "[A-Za-z0-9_-]{8,64}"),
          Map.entry("asset", "[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,4}"),
          Map.entry("page", "[A-Za-z0-9_-][A-Za-z0-9_~/-]{0,199}"),
          Map.entry("file", "[a-z0-9-]{1,40}\\.(?:svg|png|ico|js|txt|md|webmanifest)"));

  private final String text;
  private final Pattern pattern;
  private final List<String> names;

  private Template(String text, Pattern pattern, List<String> names) {
    this.text = text;
    this.pattern = pattern;
    this.names = List.copyOf(names);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if a part's name has no grammar
   */
  public static Template of(String text) {
    StringBuilder regex = new StringBuilder();
    List<String> names = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find()) {
      String grammar = GRAMMAR.get(matcher.group(1));
      if (grammar == null) {
        throw new IllegalArgumentException(
            "%s: expected one of %s, found {%s}"
                .formatted(text, GRAMMAR.keySet(), matcher.group(1)));
      }
      regex.append(Pattern.quote(text.substring(end, matcher.start())));
      regex.append("(?<").append(matcher.group(1)).append('>').append(grammar).append(')');
      names.add(matcher.group(1));
      end = matcher.end();
    }
    regex.append(Pattern.quote(text.substring(end)));
    return new Template(text, Pattern.compile(regex.toString()), names);
  }

  /** The grammar of a part, a regular expression. */
  public static String grammar(String part) {
    return Objects.requireNonNull(GRAMMAR.get(part), part);
  }

  /** The named parts of a path that fits, or nothing. */
  public Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (String name : names) {
      parts.put(name, matcher.group(name));
    }
    return Optional.of(parts);
  }

  /** Names of the parts in their order. */
  public List<String> names() {
    return names;
  }

  /** The template as written. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
