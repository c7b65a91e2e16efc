package dev.kinora.transcoder.library;

import dev.kinora.packager.title.About;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts together what a file's name and those of the folders around it say. Pure. */
final class NameReader {
  private NameReader() {}

  /**
   * Reads one film's place.
   *
   * @param fileName with its ending
   * @param folders names of the folders around it, the nearest first, none above the library's
   * @param alone whether no other film lies in the nearest folder
   */
  static Naming read(String fileName, List<String> folders, boolean alone) {
    String stem = Words.stem(fileName);
    Optional<Season> season = season(folders);
    Optional<EpisodeMark> mark = EpisodeMark.in(stem, season.isPresent());
    return mark.isPresent() && (season.isPresent() || mark.get().season().isPresent())
        ? episode(mark.get(), season, folders)
        : film(stem, folders, alone);
  }

  /** A season's folder and what it says of the series, if anything. */
  private record Season(int number, Optional<String> series) {}

  private static Optional<Season> season(List<String> folders) {
    if (folders.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt number = Folders.season(folders.getFirst());
    if (number.isPresent()) {
      return Optional.of(new Season(number.getAsInt(), at(folders, 1)));
    }
    return Folders.seriesAndSeason(folders.getFirst())
        .map(both -> new Season(both.season(), Optional.of(both.series())));
  }

  private static Optional<String> at(List<String> folders, int index) {
    return index < folders.size() ? Optional.of(folders.get(index)) : Optional.empty();
  }

  private static Naming episode(EpisodeMark mark, Optional<Season> season, List<String> folders) {
    FilmName own = FilmName.of(mark.before());
    Optional<FilmName> around =
        season
            .flatMap(Season::series)
            .or(() -> season.isPresent() ? Optional.empty() : at(folders, 0))
            .map(FilmName::of)
            .filter(f -> !f.name().isEmpty())
            .filter(f -> season.isPresent() || isSameSeries(own, f));
    FilmName series = around.orElse(own);
    String name = series.name().isEmpty() ? own.name() : series.name();
    Optional<Integer> year = series.year().or(own::year);
    int number = mark.season().orElseGet(() -> season.map(Season::number).orElse(1));
    String seriesName = name.isEmpty() ? "Series" : name;
    Optional<String> title = title(mark.after());
    About.Episode episode = new About.Episode(seriesName, number, mark.first(), mark.last(), title);
    String shown = seriesName + " " + episode.mark() + title.map(t -> " " + t).orElse("");
    About about =
        new About(year, Optional.empty(), Optional.empty(), Optional.of(episode), Optional.empty());
    return new Naming(shown, about, true);
  }

  /** Whether a folder outside of any season's is the series': its name is the file's, or more. */
  private static boolean isSameSeries(FilmName own, FilmName folder) {
    String mine = Words.folded(own.name());
    String theirs = Words.folded(folder.name());
    return mine.isEmpty() || theirs.startsWith(mine) || mine.startsWith(theirs);
  }

  private static Optional<String> title(String after) {
    String spaced = Words.spaced(ReleaseTags.withoutIdentifiers(after));
    String tidy = Words.tidy(spaced.substring(0, ReleaseTags.start(spaced)));
    return tidy.isEmpty() || ReleaseTags.startsWithTag(tidy) ? Optional.empty() : Optional.of(tidy);
  }

  private static Naming film(String stem, List<String> folders, boolean alone) {
    FilmName own = FilmName.of(stem);
    if (own.year().isEmpty()) {
      Optional<FilmName> folder =
          at(folders, 0)
              .filter(FilmName::isPlain)
              .map(FilmName::of)
              .filter(f -> f.year().isPresent() && !f.name().isEmpty())
              .filter(f -> alone || Words.folded(own.name()).startsWith(Words.folded(f.name())));
      if (folder.isPresent()) {
        return named(folder.get(), own.edition().or(() -> rest(stem, folder.get())));
      }
    }
    Optional<String> edition = own.edition();
    if (edition.isEmpty()) {
      edition = at(folders, 0).flatMap(Editions::braced);
    }
    boolean sure = own.year().isPresent() || edition.isPresent();
    return naming(own.name(), own.year(), edition, sure);
  }

  /** {@code Name - Extended.mkv} in {@code Name (2010)}: what follows the folder's name. */
  private static Optional<String> rest(String stem, FilmName folder) {
    int at = stem.indexOf(" - ");
    boolean isName =
        at > 0 && Words.folded(stem.substring(0, at)).equals(Words.folded(folder.name()));
    return (isName ? Editions.in(stem.substring(at)) : Optional.<String>empty())
        .or(folder::edition);
  }

  private static Naming named(FilmName film, Optional<String> edition) {
    return naming(film.name(), film.year(), edition.or(film::edition), true);
  }

  private static Naming naming(
      String name, Optional<Integer> year, Optional<String> edition, boolean sure) {
    About about = new About(year, edition, Optional.empty(), Optional.empty(), Optional.empty());
    return new Naming(name, about, sure && !name.isEmpty());
  }
}
