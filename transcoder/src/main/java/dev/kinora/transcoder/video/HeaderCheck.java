package dev.kinora.transcoder.video;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.title.Rendition;
import dev.kinora.transcoder.ffmpeg.InitMuxer;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ladder.Coding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Makes sure that an encoder opened for a span makes what the rendition's init segment announces.
 */
final class HeaderCheck {
  private HeaderCheck() {}

  /**
   * Compares profile, constraints and level; the rest follows from the same settings.
   *
   * @param timescale of the rung's track
   */
  static void check(Rendition.Video rung, VideoEncoder encoder, int timescale) throws IOException {
    try {
      String found = codecs(encoder, timescale);
      if (!rung.codecs().isEmpty() && !rung.codecs().equals(found)) {
        throw new IllegalStateException(
            "%s: its init segment says %s, but the encoder makes %s; the codecs' build differs"
                .formatted(rung.name(), rung.codecs(), found));
      }
    } catch (MediaException e) {
      throw new IllegalStateException(rung.name() + ": the encoder's header is broken", e);
    }
  }

  private static String codecs(VideoEncoder encoder, int timescale)
      throws MediaException, IOException {
    if (encoder.settings().encoder().equals(Coding.H264.encoder())) {
      return AvcConfiguration.read(Bytes.copyOf(encoder.header())).codecString("avc1");
    }
    byte[] header = InitMuxer.header(encoder, timescale, Optional.empty());
    return InitSegment.parse(ByteBuffer.wrap(header)).codecs();
  }
}
