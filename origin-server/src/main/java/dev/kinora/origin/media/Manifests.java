package dev.kinora.origin.media;

import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.util.Optional;

/** Writes the texts that describe a title to players. Pure; addresses in them are relative. */
public interface Manifests {
  /** The HLS multivariant playlist at {@code /titles/{id}/master.m3u8}. */
  String master(Title title, Optional<Measured> measured);

  /** The HLS media playlist at {@code /titles/{id}/{rendition}/index.m3u8}. */
  String media(Title title, Rendition rendition);

  /** The HLS media playlist of each of a title's tracks of subtitles. */
  String texts(Title title);

  /** The MPD at {@code /titles/{id}/manifest.mpd}. */
  String mpd(Title title, Optional<Measured> measured);
}
