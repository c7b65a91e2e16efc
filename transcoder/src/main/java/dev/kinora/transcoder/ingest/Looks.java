package dev.kinora.transcoder.ingest;

import dev.kinora.transcoder.ledger.JdbcLibraryFiles.Look;
import dev.kinora.transcoder.library.PlannedFilm;
import dev.kinora.transcoder.library.SidecarText;
import dev.kinora.transcoder.supply.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a film and what belongs to it look from outside. Pure. */
final class Looks {
  private Looks() {}

  static Look at(PlannedFilm film, Map<Path, BasicFileAttributes> files) {
    BasicFileAttributes own = files.get(film.file());
    if (own == null) {
      throw new IllegalArgumentException("expected a file that was seen, found " + film.file());
    }
    return new Look(
        own.size(),
        own.lastModifiedTime().toMillis(),
        Objects.toString(own.fileKey(), ""),
        beside(film, files));
  }

  /** Names too: a folder that is called otherwise makes another title of what it holds. */
  private static String beside(PlannedFilm film, Map<Path, BasicFileAttributes> files) {
    List<Path> others = new ArrayList<>();
    film.texts().stream().map(SidecarText::file).forEach(others::add);
    film.note().ifPresent(others::add);
    film.picture().ifPresent(others::add);
    StringBuilder text = new StringBuilder().append(film.naming());
    for (Path other : others) {
      BasicFileAttributes attributes = files.get(other);
      text.append('\n').append(other.getFileName());
      if (attributes != null) {
        text.append(' ').append(attributes.size());
        text.append(' ').append(attributes.lastModifiedTime().toMillis());
      }
    }
    return Sha256.of(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
