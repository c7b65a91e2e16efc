package dev.kinora.origin.media;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.LibraryTitle;
import dev.kinora.origin.library.Stage;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.TextTrack;
import dev.kinora.packager.trick.KeyFrames;
import java.util.Optional;

/** Finds what a request names, or says why it is not there. */
record Shelf(Library library) {
  /** A title that is at least probed. */
  Stage.Probed title(String id) throws ProblemException {
    LibraryTitle entry = library.title(id).orElseThrow(() -> new ProblemException(noSuchTitle()));
    return switch (entry.stage()) {
      case Stage.Probed probed -> probed;
      case Stage.Probing p ->
          throw new ProblemException(
              Problem.notFound("This title is still being looked at; ask again in a moment."));
      case Stage.Refused refused ->
          throw new ProblemException(
              Problem.notFound("This title cannot be played: " + refused.reason()));
    };
  }

  /** One of its renditions, or the key frames of one. */
  static Rendition rendition(Stage.Probed probed, String name) throws ProblemException {
    return probed
        .title()
        .rendition(name)
        .or(() -> KeyFrames.named(probed.title(), name).map(KeyFrames::rendition))
        .orElseThrow(() ->
            new ProblemException(Problem.notFound("This title has no rendition of that name.")));
  }

  /** One of its tracks of subtitles. */
  static Optional<TextTrack> text(Stage.Probed probed, String name) {
    return probed.title().texts().stream().filter(track -> track.name().equals(name)).findFirst();
  }

  private static Problem noSuchTitle() {
    return Problem.notFound("There is no title of that id.");
  }
}
