package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * When the first sample of the fragment is decoded (ISO/IEC 14496-12, 8.8.12). Always written as
 * version 1, so that a segment's size does not depend on how far into the title it lies.
 *
 * @param baseMediaDecodeTime ticks of the track's timescale
 */
public record TrackFragmentDecodeTimeBox(long baseMediaDecodeTime) implements Box {
  static TrackFragmentDecodeTimeBox read(BoxReader in) throws MediaException {
    return new TrackFragmentDecodeTimeBox(in.ticks(in.fullBox(1).version()));
  }

  @Override
  public String type() {
    return "tfdt";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(1, 0).u64(baseMediaDecodeTime);
  }
}
