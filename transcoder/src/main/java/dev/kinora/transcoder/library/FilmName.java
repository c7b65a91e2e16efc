package dev.kinora.transcoder.library;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name as people give it to the file or the folder of a film: {@code Name (2010) - Extended},
 * {@code Name.2010.1080p.BluRay}. Pure.
 *
 * @param name without year, edition and what releases add
 */
record FilmName(String name, Optional<Integer> year, Optional<String> edition) {
  private static final int LONGEST = 300;
  private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[]((?:18|19|20)\\d{2})[)\\]]");
  private static final Pattern ALONE =
      Pattern.compile("(?<=[ ._\\-])((?:18|19|20)\\d{2})(?=$|[ ._\\-\\[(])");
  private static final int FIRST_FILM = 1888;
  private static final int LATEST = 2039;

  /** Reads the name of a file without its ending, or of a folder. */
  static FilmName of(String text) {
    String given = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String plain = ReleaseTags.withoutIdentifiers(Editions.without(given));
    Optional<String> braced = Editions.braced(given);
    Optional<Place> year = year(plain);
    if (year.isPresent()) {
      String before = plain.substring(0, year.get().start);
      String rest = plain.substring(year.get().end);
      return new FilmName(
          readable(before), Optional.of(year.get().value), braced.or(() -> Editions.in(rest)));
    }
    int tags = ReleaseTags.start(plain);
    String name = plain.substring(0, tags);
    String rest = plain.substring(tags);
    int apart = name.lastIndexOf(" - ");
    Optional<String> edition = braced.or(() -> Editions.in(rest));
    if (edition.isEmpty() && apart > 0) {
      // Without a year only what is known as an edition is one: the rest may be a subtitle.
      Optional<String> known = Editions.known(name.substring(apart));
      if (known.isPresent()) {
        return new FilmName(readable(name.substring(0, apart)), Optional.empty(), known);
      }
    }
    return new FilmName(readable(name), Optional.empty(), edition);
  }

  /** Whether a folder is named for one film, and not only for a year, as {@code Holidays 2019}. */
  static boolean isPlain(String folder) {
    return IN_BRACKETS.matcher(folder).find() || ReleaseTags.start(folder) < folder.length();
  }

  private static String readable(String text) {
    return Words.tidy(Words.spaced(text));
  }

  /** A year in brackets, else the last one that stands alone and is not the whole name. */
  private static Optional<Place> year(String text) {
    Optional<Place> found = last(IN_BRACKETS.matcher(text));
    return found.isPresent() ? found : last(ALONE.matcher(text));
  }

  private static Optional<Place> last(Matcher years) {
    Optional<Place> found = Optional.empty();
    while (years.find()) {
      int value = Integer.parseInt(years.group(1));
      // A film may be called by a number: 1917 (2019).
      if (years.start() > 0 && value >= FIRST_FILM && value <= LATEST) {
        found = Optional.of(new Place(years.start(), years.end(), value));
      }
    }
    return found;
  }

  private record Place(int start, int end, int value) {}
}
