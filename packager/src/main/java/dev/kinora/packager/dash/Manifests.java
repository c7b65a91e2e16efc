package dev.kinora.packager.dash;

import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import java.util.Optional;

/**
 * A title's MPD as text. Pure: the same arguments give the same text, which is complete from the
 * moment the title is probed and changes once, when the title is ready.
 */
public final class Manifests {
  /** Name of the MPD in the title's folder. */
  public static final String NAME = "manifest.mpd";

  private Manifests() {}

  /**
   * The MPD; URLs are relative to it.
   *
   * @param measured once the title is ready; before, the renditions' bounds are stated
   */
  public static String mpd(Title title, Optional<Measured> measured) {
    return ManifestBuilder.of(title, measured).write();
  }
}
