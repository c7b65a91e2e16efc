package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.H264Nal;
import dev.kinora.packager.bitstream.LengthPrefixed;
import dev.kinora.packager.cmaf.AvcSamples;
import dev.kinora.packager.cmaf.SampleKind;
import java.nio.ByteBuffer;

/**
 * An access unit of H.264 whose NAL units stand behind their lengths of four bytes (ISO/IEC
 * 14496-15, 4.3.3), without the encoder's note about itself.
 */
record AvcSample(ByteBuffer data, SampleKind kind) {
  private static final int LENGTH_BYTES = 4;
  private static final int USER_DATA_UNREGISTERED = 5;

  static AvcSample of(byte[] accessUnit) {
    ByteBuffer in = ByteBuffer.wrap(accessUnit);
    try {
      Iterable<ByteBuffer> units = LengthPrefixed.units(in, LENGTH_BYTES);
      int start = noteBytes(units);
      return new AvcSample(in.slice(start, accessUnit.length - start), AvcSamples.kindOf(units));
    } catch (MediaException e) {
      throw new IllegalStateException("the encoder gave a broken access unit", e);
    }
  }

  /** How many bytes at the start tell nothing but which encoder this is, and its settings. */
  private static int noteBytes(Iterable<ByteBuffer> units) {
    int bytes = 0;
    for (ByteBuffer unit : units) {
      boolean note =
          H264Nal.type(unit) == H264Nal.SEI
              && unit.remaining() > 1
              && unit.get(1) == USER_DATA_UNREGISTERED;
      if (!note) {
        break;
      }
      bytes += LENGTH_BYTES + unit.remaining();
    }
    return bytes;
  }
}
