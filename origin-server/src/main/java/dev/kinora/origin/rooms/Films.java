package dev.kinora.origin.rooms;

import dev.kinora.origin.library.LibraryTitle;
import dev.kinora.origin.library.Stage;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.util.Optional;

/** Titles as rooms load them. Pure. */
final class Films {
  private Films() {}

  /** The film that a title is, once it can be played. */
  static Optional<Rooms.Film> of(LibraryTitle title) {
    return switch (title.stage()) {
      case Stage.Probing _, Stage.Refused _ -> Optional.empty();
      case Stage.Probed probed -> Optional.of(film(probed.title()));
    };
  }

  private static Rooms.Film film(Title title) {
    double framesPerSecond =
        title.video().stream()
            .map(Rendition.Video::frameRate)
            .findFirst()
            .map(rate -> rate.toDouble())
            .orElse(0.0);
    return new Rooms.Film(
        title.id(),
        "/titles/" + title.id() + "/master.m3u8",
        title.durationSeconds().toDouble(),
        framesPerSecond);
  }
}
