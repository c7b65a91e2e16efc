package dev.kinora.transcoder.library;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names of folders mean. Pure. */
final class Folders {
  private static final Set<String> EXTRAS =
      Set.of(
          "trailers",
          "trailer",
          "extras",
          "extra",
          "featurettes",
          "featurette",
          "behind the scenes",
          "behindthescenes",
          "deleted scenes",
          "deletedscenes",
          "interviews",
          "sample",
          "samples",
          "bonus",
          "theme-music",
          "backdrops");

  /** Extras beside a film, but perhaps a shelf of their own elsewhere. */
  private static final Set<String> EXTRAS_BESIDE_A_FILM =
      Set.of("shorts", "scenes", "clips", "other", "others");

  private static final Set<String> SUBTITLES =
      Set.of("subs", "sub", "subtitles", "subtitle", "untertitel", "sous-titres", "vobsubs");
  private static final Set<String> SPECIALS = Set.of("specials", "special");
  private static final Pattern SEASON =
      Pattern.compile(
          "(?i)^(?:season|series|staffel|saison|temporada|stagione|seizoen|s)[ ._-]{0,3}(\\d{1,4})"
              + "(?![\\p{L}\\p{N}]).*");
  private static final Pattern WITH_SERIES =
      Pattern.compile(
          "(?i)^(.{1,200}?)[ ._-]{1,3}(?:season[ ._-]?|s)(\\d{1,2})(?![\\p{L}\\p{N}]).*");

  private Folders() {}

  static boolean areExtras(String name, boolean besideAFilm) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return EXTRAS.contains(lower) || (besideAFilm && EXTRAS_BESIDE_A_FILM.contains(lower));
  }

  static boolean areSubtitles(String name) {
    return SUBTITLES.contains(name.strip().toLowerCase(Locale.ROOT));
  }

  /** The season that a folder holds; 0 for specials. */
  static OptionalInt season(String name) {
    String plain = name.strip();
    if (SPECIALS.contains(plain.toLowerCase(Locale.ROOT))) {
      return OptionalInt.of(0);
    }
    Matcher season = SEASON.matcher(plain);
    return season.matches()
        ? OptionalInt.of(Integer.parseInt(season.group(1)))
        : OptionalInt.empty();
  }

  /** A folder such as {@code Show.Name.S01.1080p}. */
  static Optional<SeriesSeason> seriesAndSeason(String name) {
    Matcher both = WITH_SERIES.matcher(name.strip());
    return both.matches()
        ? Optional.of(new SeriesSeason(both.group(1), Integer.parseInt(both.group(2))))
        : Optional.empty();
  }

  /** Both in one name. */
  record SeriesSeason(String series, int season) {}
}
