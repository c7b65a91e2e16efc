package dev.kinora.packager.hls;

import dev.kinora.packager.hls.MultivariantPlaylist.Range;
import dev.kinora.packager.hls.MultivariantPlaylist.Resolution;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.trick.KeyFrames;
import java.util.Optional;

/** What playlists say of key frames alone (RFC 8216, 4.3.3.6 and 4.3.4.3). Pure. */
final class KeyFrameLists {
  private static final String STREAM = "#EXT-X-I-FRAME-STREAM-INF";
  private static final String ONLY = "#EXT-X-I-FRAMES-ONLY";
  private static final String TYPE = "#EXT-X-PLAYLIST-TYPE:VOD\n";

  private KeyFrameLists() {}

  /**
   * The line of a multivariant playlist. A segment of one picture is no larger than the rung's own,
   * so that the rung's rate bounds it.
   */
  static String entry(KeyFrames keys, Optional<Measured> measured) {
    Rendition.Video shown = keys.rendition();
    Lines out = new Lines();
    out.tag(
        STREAM,
        new Lines.AttributeWriter()
            .word("BANDWIDTH", Measured.rates(keys.rung(), measured).peak())
            .text("CODECS", shown.codecs())
            .word("RESOLUTION", new Resolution(shown.width(), shown.height()))
            .word("VIDEO-RANGE", Range.SDR)
            .text("URI", shown.name() + "/" + Playlists.MEDIA_NAME));
    return out.toString();
  }

  /** A media playlist whose segments hold one key frame each. */
  static String keyFramesOnly(String list) {
    return list.replaceFirst(TYPE, TYPE + ONLY + "\n");
  }
}
