package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AnnexB;
import dev.kinora.packager.bitstream.Av1Units;
import dev.kinora.packager.cmaf.SampleKind;
import java.nio.ByteBuffer;

/** What an encoder gave for one frame, as MP4 holds it. */
record CodedSample(ByteBuffer data, SampleKind kind) {
  private static final int HEVC_VPS = 32;
  private static final int HEVC_AUD = 35;

  /**
   * Takes a packet of an encoder that gives one frame a packet.
   *
   * @param encoder libavcodec's name
   * @param key whether the encoder calls it a key frame
   */
  static CodedSample of(String encoder, byte[] packet, boolean key) {
    SampleKind kind = key ? SampleKind.SYNC : SampleKind.DEPENDENT;
    try {
      return switch (encoder) {
        case "libx264" -> {
          AvcSample sample = AvcSample.of(packet);
          yield new CodedSample(sample.data(), sample.kind());
        }
        case "libx265" -> new CodedSample(hevc(packet), kind);
        case "libsvtav1" ->
            new CodedSample(Av1Units.withoutDelimiters(ByteBuffer.wrap(packet)), kind);
        // VP9 in ISO BMFF: a sample is a superframe, as it comes.
        case "libvpx-vp9" -> new CodedSample(ByteBuffer.wrap(packet), kind);
        default -> throw new IllegalArgumentException("expected an encoder, found " + encoder);
      };
    } catch (MediaException e) {
      throw new IllegalStateException("the encoder gave a broken frame", e);
    }
  }

  /** NAL units behind their lengths; parameter sets stand in the header (hvc1), not here. */
  private static ByteBuffer hevc(byte[] packet) throws MediaException {
    // A length takes four bytes, a start code at least three.
    ByteBuffer out = ByteBuffer.allocate(packet.length * 2 + Integer.BYTES);
    for (ByteBuffer unit : AnnexB.units(ByteBuffer.wrap(packet))) {
      // ISO/IEC 23008-2, 7.3.1.2: six bits after the first.
      int type = (unit.get(0) >> 1) & 0x3f;
      if (type < HEVC_VPS || type > HEVC_AUD) {
        out.putInt(unit.remaining()).put(unit);
      }
    }
    return out.flip();
  }
}
