package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * One track's place in the movie (ISO/IEC 14496-12, 8.3.2).
 *
 * @param flags 1 enabled, 2 in the movie, 4 in the preview
 * @param creationTime seconds since 1904
 * @param modificationTime seconds since 1904
 * @param trackId never 0
 * @param duration ticks of the movie's timescale
 * @param layer front-to-back order
 * @param alternateGroup tracks of one group are alternatives
 * @param volume 8.8 fixed point
 * @param width of the shown picture in pixels, 16.16 fixed point
 * @param height of the shown picture in pixels, 16.16 fixed point
 */
public record TrackHeaderBox(
    int flags,
    long creationTime,
    long modificationTime,
    long trackId,
    long duration,
    int layer,
    int alternateGroup,
    int volume,
    Matrix matrix,
    long width,
    long height)
    implements Box {
  static TrackHeaderBox read(BoxReader in) throws MediaException {
    FullBox head = in.fullBox(1);
    long creationTime = in.ticks(head.version());
    long modificationTime = in.ticks(head.version());
    long trackId = in.u32();
    in.skip(4);
    long duration = in.ticks(head.version());
    in.skip(8);
    int layer = in.i16();
    int alternateGroup = in.i16();
    int volume = in.i16();
    in.skip(2);
    Matrix matrix = Matrix.read(in);
    long width = in.u32();
    long height = in.u32();
    return new TrackHeaderBox(
        head.flags(),
        creationTime,
        modificationTime,
        trackId,
        duration,
        layer,
        alternateGroup,
        volume,
        matrix,
        width,
        height);
  }

  @Override
  public String type() {
    return "tkhd";
  }

  @Override
  public void writePayload(BoxWriter out) {
    int version = Versions.forTicks(creationTime, modificationTime, duration);
    out.fullBox(version, flags).ticks(version, creationTime).ticks(version, modificationTime);
    out.u32(trackId).zeros(4).ticks(version, duration).zeros(8);
    out.i16(layer).i16(alternateGroup).i16(volume).zeros(2);
    matrix.write(out);
    out.u32(width).u32(height);
  }
}
