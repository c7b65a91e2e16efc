package dev.kinora.transcoder.library;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file's name says that it is an episode: {@code S01E02}, {@code 1x02}, {@code S01E02-E03},
 * and inside a folder of a season also {@code Episode 2} or {@code 02 - Title}. Pure.
 *
 * @param before the name up to the mark, most often the series
 * @param season absent where only the folder tells it
 * @param after the name behind the mark, most often the episode's title
 */
record EpisodeMark(String before, OptionalInt season, int first, int last, String after) {
  // Bounded everywhere, so that no name takes long.
  private static final Pattern LETTERS =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])s(\\d{1,4})[ ._-]{0,3}e(?:p[ ._]?)?(\\d{1,4})"
              + "(-\\d{1,3}(?![\\dpixPIX])|(?:[ ._]?-?[ ._]?e(?:p)?\\d{1,4}){0,9})(?!\\d)");
  private static final Pattern CROSS =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])(\\d{1,2})x(\\d{2,3})"
              + "(-\\d{2,3}(?![\\dpixPIX])|(?:[ ._]?-?[ ._]?(?:\\d{1,2})?x\\d{2,3}){0,9})(?!\\d)");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])season[ ._]?(\\d{1,4})[ ._,-]{1,3}episode[ ._]?(\\d{1,4})");
  private static final Pattern EPISODE =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])(?:episode|ep|e|folge)[ ._]?(\\d{1,4})(?![\\p{L}\\p{N}])");
  private static final Pattern LEADING =
      Pattern.compile("^(\\d{1,3})(?=$|[ ._-])(?![ ._-]*\\d{3,4}[pi])");
  private static final Pattern SET_APART = Pattern.compile(" - (\\d{1,4})(?=$| - | ?\\[| ?\\()");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
  private static final int MOST_EPISODES = 40;

  /**
   * Finds the mark in a file's name without its ending.
   *
   * @param inSeason whether the file lies in a folder of a season, where less is needed
   */
  static Optional<EpisodeMark> in(String stem, boolean inSeason) {
    Optional<EpisodeMark> found = full(LETTERS.matcher(stem), stem);
    found = found.isPresent() ? found : full(CROSS.matcher(stem), stem);
    found = found.isPresent() ? found : full(WORDS.matcher(stem), stem);
    if (found.isPresent() || !inSeason) {
      return found;
    }
    found = numberOnly(EPISODE.matcher(stem), stem);
    found = found.isPresent() ? found : numberOnly(LEADING.matcher(stem), stem);
    return found.isPresent() ? found : numberOnly(SET_APART.matcher(stem), stem);
  }

  private static Optional<EpisodeMark> full(Matcher mark, String stem) {
    if (!mark.find()) {
      return Optional.empty();
    }
    int season = Integer.parseInt(mark.group(1));
    int first = Integer.parseInt(mark.group(2));
    int last = first;
    if (mark.groupCount() > 2) {
      last = last(first, mark.group(3));
    }
    return Optional.of(
        new EpisodeMark(
            stem.substring(0, mark.start()),
            OptionalInt.of(season),
            first,
            last,
            stem.substring(mark.end())));
  }

  /** The last number of {@code -E03-E04} or {@code x03}; what does not grow is something else. */
  private static int last(int first, String more) {
    int last = first;
    for (String piece : more.split("(?i)[^0-9x]+|(?<=\\d)x", -1)) {
      Matcher number = NUMBER.matcher(piece);
      int found = -1;
      while (number.find()) {
        found = Integer.parseInt(number.group());
      }
      if (found > last && found - first < MOST_EPISODES) {
        last = found;
      }
    }
    return last;
  }

  private static Optional<EpisodeMark> numberOnly(Matcher mark, String stem) {
    if (!mark.find()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(mark.group(1));
    return Optional.of(
        new EpisodeMark(
            stem.substring(0, mark.start()),
            OptionalInt.empty(),
            number,
            number,
            stem.substring(mark.end())));
  }
}
