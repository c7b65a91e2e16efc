package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * The fragment's number (ISO/IEC 14496-12, 8.8.5).
 *
 * @param sequenceNumber grows from fragment to fragment
 */
public record MovieFragmentHeaderBox(long sequenceNumber) implements Box {
  static MovieFragmentHeaderBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    return new MovieFragmentHeaderBox(in.u32());
  }

  @Override
  public String type() {
    return "mfhd";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).u32(sequenceNumber);
  }
}
