package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The payload of a NAL unit without emulation prevention (ISO/IEC 14496-10, 7.4.1.1). */
final class Rbsp {
  private Rbsp() {}

  /**
   * The bytes behind the NAL unit's header, each 3 after two zeros taken out.
   *
   * @param headerBytes 1 for H.264, 2 for HEVC
   * @param maxBytes how much of the result is wanted, so that headers of large slices stay cheap
   */
  static Bytes of(ByteBuffer nalUnit, int headerBytes, int maxBytes) {
    ByteBuffer in = nalUnit.duplicate();
    byte[] out = new byte[Math.min(in.remaining(), maxBytes)];
    in.position(Math.min(in.limit(), in.position() + headerBytes));
    int length = 0;
    int zeros = 0;
    while (in.hasRemaining() && length < out.length) {
      byte octet = in.get();
      if (zeros >= 2 && octet == 3) {
        zeros = 0;
      } else {
        out[length++] = octet;
        zeros = octet == 0 ? zeros + 1 : 0;
      }
    }
    return Bytes.view(ByteBuffer.wrap(Arrays.copyOf(out, length)));
  }
}
