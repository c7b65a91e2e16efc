package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * What fragments of a track take for granted (ISO/IEC 14496-12, 8.8.3).
 *
 * @param sampleDescriptionIndex from 1
 * @param duration ticks of a sample that states none
 * @param sizeBytes of a sample that states none
 * @param flags of a sample that states none, see {@link SampleFlags}
 */
public record TrackExtendsBox(
    long trackId, long sampleDescriptionIndex, long duration, long sizeBytes, SampleFlags flags)
    implements Box {
  static TrackExtendsBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    return new TrackExtendsBox(
        in.u32(), in.u32(), in.u32(), in.u32(), SampleFlags.unpack(in.i32()));
  }

  @Override
  public String type() {
    return "trex";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).u32(trackId).u32(sampleDescriptionIndex).u32(duration).u32(sizeBytes);
    out.i32(flags.pack());
  }
}
