package dev.kinora.packager.hls;

import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.trick.KeyFrames;
import java.util.Optional;

/**
 * A title's playlists as text. Pure: the same arguments give the same text, which is complete from
 * the moment the title is probed; only the multivariant playlist changes, once, when the title is
 * ready.
 */
public final class Playlists {
  /** Name of the multivariant playlist in the title's folder. */
  public static final String MASTER_NAME = "master.m3u8";

  /** Name of the media playlist in a rendition's folder. */
  public static final String MEDIA_NAME = "index.m3u8";

  private Playlists() {}

  /**
   * The multivariant playlist; URIs are relative to it.
   *
   * @param measured once the title is ready; before, the renditions' bounds are stated
   */
  public static String master(Title title, Optional<Measured> measured) {
    String variants = MasterBuilder.of(title, measured).write();
    return variants
        + KeyFrames.of(title).map(keys -> KeyFrameLists.entry(keys, measured)).orElse("");
  }

  /** The media playlist of one rendition, or of its key frames; URIs are relative to it. */
  public static String media(Title title, Rendition rendition) {
    String list = MediaBuilder.of(title, rendition).write();
    return KeyFrames.named(title, rendition.name()).isPresent()
        ? KeyFrameLists.keyFramesOnly(list)
        : list;
  }

  /** The media playlist of a track of subtitles; URIs are relative to it. */
  public static String texts(Title title) {
    return MediaBuilder.texts(title).write();
  }
}
