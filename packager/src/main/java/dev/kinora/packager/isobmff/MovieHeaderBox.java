package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * The movie's clock (ISO/IEC 14496-12, 8.2.2). Version 1 is written when a time needs 64 bits.
 *
 * @param creationTime seconds since 1904
 * @param modificationTime seconds since 1904
 * @param timescale ticks a second
 * @param duration ticks; 0 where fragments follow
 * @param rate 16.16 fixed point
 * @param volume 8.8 fixed point
 * @param nextTrackId above every track_ID in use
 */
public record MovieHeaderBox(
    long creationTime,
    long modificationTime,
    long timescale,
    long duration,
    int rate,
    int volume,
    Matrix matrix,
    long nextTrackId)
    implements Box {
  static MovieHeaderBox read(BoxReader in) throws MediaException {
    int version = in.fullBox(1).version();
    long creationTime = in.ticks(version);
    long modificationTime = in.ticks(version);
    long timescale = in.u32();
    long duration = in.ticks(version);
    int rate = in.i32();
    int volume = in.i16();
    in.skip(10);
    Matrix matrix = Matrix.read(in);
    in.skip(24);
    return new MovieHeaderBox(
        creationTime, modificationTime, timescale, duration, rate, volume, matrix, in.u32());
  }

  @Override
  public String type() {
    return "mvhd";
  }

  @Override
  public void writePayload(BoxWriter out) {
    int version = Versions.forTicks(creationTime, modificationTime, duration);
    out.fullBox(version, 0).ticks(version, creationTime).ticks(version, modificationTime);
    out.u32(timescale).ticks(version, duration).i32(rate).i16(volume).zeros(10);
    matrix.write(out);
    out.zeros(24).u32(nextTrackId);
  }
}
