package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the samples of one track in one fragment take for granted (ISO/IEC 14496-12, 8.8.7).
 *
 * @param baseDataOffset bytes from the start of the file; CMAF forbids it
 * @param sampleDescriptionIndex from 1
 * @param defaultDuration ticks of a sample whose run states none
 * @param defaultSizeBytes of a sample whose run states none
 * @param defaultFlags of a sample whose run states none
 * @param durationIsEmpty no samples for that time
 * @param defaultBaseIsMoof offsets of runs count from the first byte of the {@code moof}
 */
public record TrackFragmentHeaderBox(
    long trackId,
    OptionalLong baseDataOffset,
    OptionalLong sampleDescriptionIndex,
    OptionalLong defaultDuration,
    OptionalLong defaultSizeBytes,
    Optional<SampleFlags> defaultFlags,
    boolean durationIsEmpty,
    boolean defaultBaseIsMoof)
    implements Box {
  private static final int BASE_DATA_OFFSET = 0x1;
  private static final int SAMPLE_DESCRIPTION_INDEX = 0x2;
  private static final int DEFAULT_DURATION = 0x8;
  private static final int DEFAULT_SIZE = 0x10;
  private static final int DEFAULT_FLAGS = 0x20;
  private static final int DURATION_IS_EMPTY = 0x1_0000;
  private static final int DEFAULT_BASE_IS_MOOF = 0x2_0000;

  static TrackFragmentHeaderBox read(BoxReader in) throws MediaException {
    FullBox head = in.fullBox(0);
    long trackId = in.u32();
    OptionalLong baseDataOffset =
        head.has(BASE_DATA_OFFSET) ? OptionalLong.of(in.u64()) : OptionalLong.empty();
    OptionalLong index = optional(head, SAMPLE_DESCRIPTION_INDEX, in);
    OptionalLong duration = optional(head, DEFAULT_DURATION, in);
    OptionalLong size = optional(head, DEFAULT_SIZE, in);
    Optional<SampleFlags> flags =
        head.has(DEFAULT_FLAGS) ? Optional.of(SampleFlags.unpack(in.i32())) : Optional.empty();
    return new TrackFragmentHeaderBox(
        trackId,
        baseDataOffset,
        index,
        duration,
        size,
        flags,
        head.has(DURATION_IS_EMPTY),
        head.has(DEFAULT_BASE_IS_MOOF));
  }

  private static OptionalLong optional(FullBox head, int flag, BoxReader in) throws MediaException {
    return head.has(flag) ? OptionalLong.of(in.u32()) : OptionalLong.empty();
  }

  @Override
  public String type() {
    return "tfhd";
  }

  @Override
  public void writePayload(BoxWriter out) {
    int flags =
        (baseDataOffset.isPresent() ? BASE_DATA_OFFSET : 0)
            | (sampleDescriptionIndex.isPresent() ? SAMPLE_DESCRIPTION_INDEX : 0)
            | (defaultDuration.isPresent() ? DEFAULT_DURATION : 0)
            | (defaultSizeBytes.isPresent() ? DEFAULT_SIZE : 0)
            | (defaultFlags.isPresent() ? DEFAULT_FLAGS : 0)
            | (durationIsEmpty ? DURATION_IS_EMPTY : 0)
            | (defaultBaseIsMoof ? DEFAULT_BASE_IS_MOOF : 0);
    out.fullBox(0, flags).u32(trackId);
    baseDataOffset.ifPresent(out::u64);
    sampleDescriptionIndex.ifPresent(out::u32);
    defaultDuration.ifPresent(out::u32);
    defaultSizeBytes.ifPresent(out::u32);
    defaultFlags.ifPresent(value -> out.i32(value.pack()));
  }
}
