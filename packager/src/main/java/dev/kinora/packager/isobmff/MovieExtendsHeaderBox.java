package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * How long the whole fragmented movie is (ISO/IEC 14496-12, 8.8.2).
 *
 * @param fragmentDuration ticks of the movie's timescale
 */
public record MovieExtendsHeaderBox(long fragmentDuration) implements Box {
  static MovieExtendsHeaderBox read(BoxReader in) throws MediaException {
    return new MovieExtendsHeaderBox(in.ticks(in.fullBox(1).version()));
  }

  @Override
  public String type() {
    return "mehd";
  }

  @Override
  public void writePayload(BoxWriter out) {
    int version = Versions.forTicks(fragmentDuration);
    out.fullBox(version, 0).ticks(version, fragmentDuration);
  }
}
