package dev.kinora.origin.library;

import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import java.util.Optional;

/** How far a title has come. */
public sealed interface Stage {
  /** The source is being looked at; nothing can be played. */
  record Probing() implements Stage {}

  /**
   * Timeline and renditions are fixed.
   *
   * @param measured bit rates, once every segment is there
   * @param poster whether a picture is published
   * @param thumbnails whether any small pictures for the seek bar are
   */
  record Probed(
      Title title,
      Optional<Measured> measured,
      TitleState state,
      boolean poster,
      boolean thumbnails)
      implements Stage {
    /** A title without small pictures. */
    public Probed(Title title, Optional<Measured> measured, TitleState state, boolean poster) {
      this(title, measured, state, poster, false);
    }
  }

  /** The source cannot be used. */
  record Refused(String reason) implements Stage {}
}
