package dev.kinora.transcoder.video;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.title.Rendition;

/**
 * Makes sure that an encoder opened for a span makes what the rendition's init segment announces.
 */
final class HeaderCheck {
  private HeaderCheck() {}

  /**
   * Compares profile, constraints and level; the rest follows from the same settings.
   *
   * @param header the encoder's {@code avcC}
   */
  static void check(Rendition.Video rung, byte[] header) {
    try {
      String found = AvcConfiguration.read(Bytes.copyOf(header)).codecString("avc1");
      if (!rung.codecs().isEmpty() && !rung.codecs().equals(found)) {
        throw new IllegalStateException(
            "%s: its init segment says %s, but the encoder makes %s; the codecs' build differs"
                .formatted(rung.name(), rung.codecs(), found));
      }
    } catch (MediaException e) {
      throw new IllegalStateException(rung.name() + ": the encoder's header is broken", e);
    }
  }
}
