package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/**
 * The samples themselves (ISO/IEC 14496-12, 8.1.1), as a view of the input. Writers that gather
 * buffers use {@link #header} and leave the samples where they are.
 */
public record MediaDataBox(Bytes payload) implements Box {
  /** Size of a header whose payload stays below 4 GiB. */
  public static final int HEADER_BYTES = 8;

  static MediaDataBox read(BoxReader in) throws MediaException {
    return new MediaDataBox(in.rest());
  }

  /**
   * Writes the header of a box whose payload follows by other means.
   *
   * @param payloadBytes below 2^32 - 8
   */
  public static void header(long payloadBytes, BoxWriter out) {
    out.u32(payloadBytes + HEADER_BYTES).fourCc("mdat");
  }

  @Override
  public String type() {
    return "mdat";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.bytes(payload);
  }
}
