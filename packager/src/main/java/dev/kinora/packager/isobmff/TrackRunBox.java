package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A run of samples that lie one after another (ISO/IEC 14496-12, 8.8.8).
 *
 * @param version 0: composition offsets are unsigned; 1: signed
 * @param dataOffset bytes from the fragment's base to the first sample
 * @param firstSampleFlags flags of the first sample, instead of the default
 * @param present which fields every entry states; the others are 0 in {@code entries}
 */
public record TrackRunBox(
    int version,
    OptionalInt dataOffset,
    Optional<SampleFlags> firstSampleFlags,
    Set<Field> present,
    List<Entry> entries)
    implements Box {
  private static final int DATA_OFFSET = 0x1;
  private static final int FIRST_SAMPLE_FLAGS = 0x4;

  public TrackRunBox {
    present = Collections.unmodifiableSet(present.isEmpty() ? Set.of() : EnumSet.copyOf(present));
    entries = List.copyOf(entries);
    if (version < 0 || version > 1) {
      throw new IllegalArgumentException("trun: expected version 0 or 1, found " + version);
    }
  }

  /** A field that a run states for each of its samples, in file order. */
  public enum Field {
    /** Ticks. */
    DURATION(0x100),
    /** Bytes. */
    SIZE(0x200),
    /** See {@link SampleFlags}. */
    FLAGS(0x400),
    /** Ticks from decoding to showing. */
    COMPOSITION_OFFSET(0x800);

    private final int flag;

    Field(int flag) {
      this.flag = flag;
    }
  }

  /**
   * One sample.
   *
   * @param duration ticks
   * @param compositionOffset ticks from decoding to showing
   */
  public record Entry(long duration, long sizeBytes, SampleFlags flags, long compositionOffset) {}

  static TrackRunBox read(BoxReader in) throws MediaException {
    FullBox head = in.fullBox(1);
    long count = in.u32();
    OptionalInt dataOffset = head.has(DATA_OFFSET) ? OptionalInt.of(in.i32()) : OptionalInt.empty();
    Optional<SampleFlags> first =
        head.has(FIRST_SAMPLE_FLAGS) ? Optional.of(SampleFlags.unpack(in.i32())) : Optional.empty();
    Set<Field> present = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if (head.has(field.flag)) {
        present.add(field);
      }
    }
    return new TrackRunBox(
        head.version(), dataOffset, first, present, readEntries(in, count, present, head));
  }

  private static List<Entry> readEntries(BoxReader in, long count, Set<Field> present, FullBox head)
      throws MediaException {
    if (present.isEmpty()) {
      return Collections.nCopies(in.freeCount(count), new Entry(0, 0, SampleFlags.NONE, 0));
    }
    int bounded = in.count(count, 4 * present.size());
    List<Entry> entries = new ArrayList<>(bounded);
    for (int i = 0; i < bounded; i++) {
      long duration = present.contains(Field.DURATION) ? in.u32() : 0;
      long sizeBytes = present.contains(Field.SIZE) ? in.u32() : 0;
      SampleFlags flags =
          present.contains(Field.FLAGS) ? SampleFlags.unpack(in.i32()) : SampleFlags.NONE;
      long offset = 0;
      if (present.contains(Field.COMPOSITION_OFFSET)) {
        offset = head.version() == 0 ? in.u32() : in.i32();
      }
      entries.add(new Entry(duration, sizeBytes, flags, offset));
    }
    return entries;
  }

  @Override
  public String type() {
    return "trun";
  }

  @Override
  public void writePayload(BoxWriter out) {
    int flags =
        (dataOffset.isPresent() ? DATA_OFFSET : 0)
            | (firstSampleFlags.isPresent() ? FIRST_SAMPLE_FLAGS : 0);
    for (Field field : present) {
      flags |= field.flag;
    }
    out.fullBox(version, flags).u32(entries.size());
    dataOffset.ifPresent(out::i32);
    firstSampleFlags.ifPresent(value -> out.i32(value.pack()));
    entries.forEach(entry -> writeEntry(entry, out));
  }

  private void writeEntry(Entry entry, BoxWriter out) {
    for (Field field : present) {
      switch (field) {
        case DURATION -> out.u32(entry.duration);
        case SIZE -> out.u32(entry.sizeBytes);
        case FLAGS -> out.i32(entry.flags.pack());
        case COMPOSITION_OFFSET -> writeOffset(entry.compositionOffset, out);
      }
    }
  }

  private void writeOffset(long offset, BoxWriter out) {
    if (version == 0) {
      out.u32(offset);
    } else {
      out.i32(Math.toIntExact(offset));
    }
  }
}
