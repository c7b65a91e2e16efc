package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * A track's clock and language (ISO/IEC 14496-12, 8.4.2).
 *
 * @param creationTime seconds since 1904
 * @param modificationTime seconds since 1904
 * @param timescale ticks a second
 * @param duration ticks; 0 where fragments follow
 * @param language ISO 639-2/T, three lower-case letters, {@code und} when not known
 */
public record MediaHeaderBox(
    long creationTime, long modificationTime, long timescale, long duration, String language)
    implements Box {
  static MediaHeaderBox read(BoxReader in) throws MediaException {
    int version = in.fullBox(1).version();
    long creationTime = in.ticks(version);
    long modificationTime = in.ticks(version);
    long timescale = in.u32();
    long duration = in.ticks(version);
    String language = PackedLanguage.unpack(in.u16());
    in.skip(2);
    return new MediaHeaderBox(creationTime, modificationTime, timescale, duration, language);
  }

  @Override
  public String type() {
    return "mdhd";
  }

  @Override
  public void writePayload(BoxWriter out) {
    int version = Versions.forTicks(creationTime, modificationTime, duration);
    out.fullBox(version, 0).ticks(version, creationTime).ticks(version, modificationTime);
    out.u32(timescale).ticks(version, duration);
    out.u16(PackedLanguage.pack(language)).zeros(2);
  }
}
