package dev.kinora.packager.bitstream;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;

/** Open bitstream units of AV1 (AV1 specification, 5.3). Pure functions. */
public final class Av1Units {
  private static final String WHERE = "AV1 temporal unit";
  private static final int TEMPORAL_DELIMITER = 2;
  private static final int MOST_SIZE_BYTES = 8;

  private Av1Units() {}

  /**
   * A temporal unit as a sample holds it: without temporal delimiters (AV1 in ISO BMFF, 2.4).
   *
   * @throws MediaException.Malformed if a unit does not state its size or ends after the buffer
   */
  public static ByteBuffer withoutDelimiters(ByteBuffer temporalUnit) throws MediaException {
    ByteBuffer in = temporalUnit.slice();
    ByteBuffer out = ByteBuffer.allocate(in.remaining());
    while (in.hasRemaining()) {
      int start = in.position();
      int header = in.get();
      boolean extended = (header & 0x04) != 0;
      if ((header & 0x02) == 0) {
        throw new MediaException.Malformed(WHERE + " @" + start, "a unit with its size", "none");
      }
      if (extended && in.hasRemaining()) {
        in.get();
      }
      long size = leb128(in);
      if (size > in.remaining()) {
        throw new MediaException.Malformed(
            WHERE + " @" + start, size + " bytes", in.remaining() + " bytes");
      }
      in.position(in.position() + (int) size);
      if (((header >> 3) & 0x0f) != TEMPORAL_DELIMITER) {
        out.put(in.slice(start, in.position() - start));
      }
    }
    return out.flip();
  }

  private static long leb128(ByteBuffer in) throws MediaException {
    long value = 0;
    for (int i = 0; i < MOST_SIZE_BYTES && in.hasRemaining(); i++) {
      int next = in.get();
      value |= (next & 0x7fL) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new MediaException.Malformed(WHERE, "a whole size", "its beginning");
  }
}
