package dev.kinora.transcoder.ingest;

import dev.kinora.transcoder.library.LibraryLayout;
import dev.kinora.transcoder.library.Naming;
import dev.kinora.transcoder.library.PlannedFilm;
import dev.kinora.transcoder.library.SidecarText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A film that is to be added.
 *
 * @param fileName what it was called where it came from, for messages
 * @param fromLibrary whether its place was read with all that is around it, so that what it says
 *     now counts more than what was known
 */
record NewFilm(
    Path file,
    String fileName,
    Naming naming,
    List<SidecarText> texts,
    Optional<Path> note,
    Optional<Path> picture,
    boolean fromLibrary) {
  NewFilm {
    texts = List.copyOf(texts);
  }

  /** A file alone. */
  static NewFilm alone(Path file, String fileName) {
    return new NewFilm(
        file,
        fileName,
        LibraryLayout.ofFile(fileName),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The same film, beside which these lie. */
  NewFilm withTexts(List<SidecarText> beside) {
    return new NewFilm(file, fileName, naming, beside, note, picture, fromLibrary);
  }

  /** A film of a library. */
  static NewFilm of(PlannedFilm film) {
    return new NewFilm(
        film.file(),
        SourceFiles.nameOf(film.file()),
        film.naming(),
        film.texts(),
        film.note(),
        film.picture(),
        true);
  }
}
