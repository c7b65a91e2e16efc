package dev.kinora.transcoder.library;

import java.nio.file.Path;
import java.util.List;

/**
 * What a folder holds.
 *
 * @param films in the order of their paths
 * @param extras media files that are no films of their own: trailers, samples, featurettes
 */
public record LibraryPlan(List<PlannedFilm> films, List<Path> extras) {
  public LibraryPlan {
    films = List.copyOf(films);
    extras = List.copyOf(extras);
  }
}
