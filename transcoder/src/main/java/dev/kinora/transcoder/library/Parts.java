package dev.kinora.transcoder.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Films in several files: {@code - part1}, {@code cd1}, {@code disc 2}. A name counts as a part
 * only beside another one, since films are called so as well. Pure.
 */
final class Parts {
  private static final Pattern PART =
      Pattern.compile(
          "(?i)^(.*?)[ ._]*[-_. (\\[][ ._]*(?:cd|dvd|part|pt|disc|disk)["
              + " ._-]?(\\d{1,2}|[a-d])[)\\]]?$");

  private Parts() {}

  /** A file's name without its part, and the part. */
  record Part(String whole, int number) {}

  /** The parts among the films of one folder. */
  static Map<Path, Part> among(List<Path> films) {
    Map<String, List<Path>> groups = new HashMap<>();
    Map<Path, Part> parts = new HashMap<>();
    for (Path film : films) {
      Optional<Part> part = of(String.valueOf(film.getFileName()));
      if (part.isPresent()) {
        parts.put(film, part.get());
        String group = part.get().whole().toLowerCase(Locale.ROOT);
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(film);
      }
    }
    groups.values().stream()
        .filter(group -> group.stream().map(film -> number(parts, film)).distinct().count() < 2)
        .forEach(alone -> alone.forEach(parts::remove));
    return parts;
  }

  private static int number(Map<Path, Part> parts, Path film) {
    Part part = parts.get(film);
    return part == null ? 0 : part.number();
  }

  private static Optional<Part> of(String fileName) {
    Matcher part = PART.matcher(Words.stem(fileName));
    if (!part.matches() || part.group(1).isBlank()) {
      return Optional.empty();
    }
    String number = part.group(2).toLowerCase(Locale.ROOT);
    int value =
        Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : number.charAt(0) - 'a' + 1;
    String extension = Words.extension(fileName);
    return Optional.of(new Part(part.group(1) + "." + extension, value));
  }
}
