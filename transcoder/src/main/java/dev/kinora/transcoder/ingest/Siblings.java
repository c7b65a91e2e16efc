package dev.kinora.transcoder.ingest;

import dev.kinora.transcoder.library.LibraryLayout;
import dev.kinora.transcoder.library.SidecarText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies beside a film that is added alone. */
final class Siblings {
  private static final Logger LOG = LoggerFactory.getLogger(Siblings.class);

  /** A folder of more is not looked through for one film. */
  private static final int MOST_FILES = 10_000;

  private Siblings() {}

  /** Subtitles that are called like the film. */
  static List<SidecarText> texts(Path film) {
    Path folder = film.toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return LibraryLayout.textsBeside(
          film.toAbsolutePath(),
          files.limit(MOST_FILES).filter(Files::isRegularFile).sorted().toList());
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} is added without looking beside it: {}", film, e.getMessage());
      return List.of();
    }
  }
}
