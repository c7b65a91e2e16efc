package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * How the picture is composed (ISO/IEC 14496-12, 12.1.2).
 *
 * @param graphicsMode 0 copies
 * @param red of the colour some modes use
 * @param green of the colour some modes use
 * @param blue of the colour some modes use
 */
public record VideoMediaHeaderBox(int graphicsMode, int red, int green, int blue) implements Box {
  static VideoMediaHeaderBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    return new VideoMediaHeaderBox(in.u16(), in.u16(), in.u16(), in.u16());
  }

  @Override
  public String type() {
    return "vmhd";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 1).u16(graphicsMode).u16(red).u16(green).u16(blue);
  }
}
