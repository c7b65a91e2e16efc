package dev.kinora.transcoder.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A film of a library and what belongs to it.
 *
 * @param file the film itself
 * @param texts subtitles beside it
 * @param note a description beside it (NFO)
 * @param picture an image that stands for it
 */
public record PlannedFilm(
    Path file,
    Naming naming,
    List<SidecarText> texts,
    Optional<Path> note,
    Optional<Path> picture) {
  public PlannedFilm {
    texts = List.copyOf(texts);
  }
}
