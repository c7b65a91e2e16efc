package dev.kinora.packager.title;

import java.util.Optional;

/**
 * What a film is among others, as its file's name, its folder or a document beside it says.
 *
 * @param year when it, or its series, was first shown
 * @param edition which cut it is, such as {@code Director's Cut}
 * @param part which part of a film in several files, from 1
 * @param episode where it stands in a series
 * @param plot what it is about
 */
public record About(
    Optional<Integer> year,
    Optional<String> edition,
    Optional<Integer> part,
    Optional<Episode> episode,
    Optional<String> plot) {
  /** Nothing is known. */
  public static final About NOTHING =
      new About(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * One episode of a series, or several in one file.
   *
   * @param series what the series is called
   * @param season 0 for specials
   * @param first number of the first episode in the file
   * @param last number of the last one, the same as the first in most files
   * @param title what the episode is called
   */
  public record Episode(String series, int season, int first, int last, Optional<String> title) {
    public Episode {
      if (series.isBlank() || season < 0 || first < 0 || last < first) {
        throw new IllegalArgumentException(
            "episode: expected a series, a season and episodes in order, found \"%s\" S%d E%d-%d"
                .formatted(series, season, first, last));
      }
    }

    /** Short, for people: {@code S1 E2}, {@code S1 E2-E3}. */
    public String mark() {
      return first == last
          ? "S%d E%d".formatted(season, first)
          : "S%d E%d-E%d".formatted(season, first, last);
    }
  }

  /** The same with another plot. */
  public About withPlot(Optional<String> other) {
    return new About(year, edition, part, episode, other);
  }

  /** The same of another episode. */
  public About withEpisode(Episode other) {
    return new About(year, edition, part, Optional.of(other), plot);
  }

  /** The same with another year. */
  public About withYear(Optional<Integer> other) {
    return new About(other, edition, part, episode, plot);
  }
}
