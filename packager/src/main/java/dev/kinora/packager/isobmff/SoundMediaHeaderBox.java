package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * Where mono sound sits (ISO/IEC 14496-12, 12.2.2).
 *
 * @param balance 8.8 fixed point from left to right, 0 in the middle
 */
public record SoundMediaHeaderBox(int balance) implements Box {
  static SoundMediaHeaderBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    int balance = in.i16();
    in.skip(2);
    return new SoundMediaHeaderBox(balance);
  }

  @Override
  public String type() {
    return "smhd";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).i16(balance).zeros(2);
  }
}
