package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/**
 * The content of a {@code btrt} box (ISO/IEC 14496-12, 8.5.2.2).
 *
 * @param bufferSizeBytes of the decoder's buffer
 * @param maxBitsPerSecond over any second
 * @param averageBitsPerSecond over the whole
 */
public record BitRate(long bufferSizeBytes, long maxBitsPerSecond, long averageBitsPerSecond) {
  /**
   * Reads the box's payload.
   *
   * @throws MediaException if it is cut short
   */
  public static BitRate read(Bytes payload) throws MediaException {
    BoxReader in = BoxReader.of(payload.buffer(), "btrt");
    return new BitRate(in.u32(), in.u32(), in.u32());
  }

  /** The payload of a {@code btrt} box. */
  public Bytes write() {
    BoxWriter out = new BoxWriter();
    out.u32(bufferSizeBytes).u32(maxBitsPerSecond).u32(averageBitsPerSecond);
    return Bytes.copyOf(out.toByteArray());
  }
}
