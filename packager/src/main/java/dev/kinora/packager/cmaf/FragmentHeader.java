package dev.kinora.packager.cmaf;

import dev.kinora.packager.isobmff.BoxWriter;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.MediaDataBox;
import dev.kinora.packager.isobmff.MovieFragmentHeaderBox;
import dev.kinora.packager.isobmff.SampleFlags;
import dev.kinora.packager.isobmff.TrackFragmentDecodeTimeBox;
import dev.kinora.packager.isobmff.TrackFragmentHeaderBox;
import dev.kinora.packager.isobmff.TrackRunBox;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The {@code moof} and the header of the {@code mdat} for a run of samples. What all samples share
 * stands once in {@code tfhd}; flags that only the first sample has stand once in {@code trun}.
 */
record FragmentHeader(
    int trackId, long sequenceNumber, long baseDecodeTimeTicks, List<SampleHead> samples) {
  FragmentHeader {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a chunk has at least one sample, found none");
    }
    if (sequenceNumber < 1 || sequenceNumber > 0xffff_ffffL) {
      throw new IllegalArgumentException(
          "sequenceNumber: expected 1 to 2^32 - 1, found " + sequenceNumber);
    }
    if (baseDecodeTimeTicks < 0) {
      throw new IllegalArgumentException(
          "baseDecodeTimeTicks: expected 0 or more, found " + baseDecodeTimeTicks);
    }
  }

  void write(BoxWriter out) {
    // The first sample lies behind the moof and the mdat's header; the size of the moof does not
    // depend on the offset it states.
    int moofBytes = Boxes.write(moof(0)).length;
    out.box(moof(moofBytes + MediaDataBox.HEADER_BYTES));
    MediaDataBox.header(samples.stream().mapToLong(SampleHead::sizeBytes).sum(), out);
  }

  private ContainerBox moof(int dataOffset) {
    return ContainerBox.of(
        "moof",
        new MovieFragmentHeaderBox(sequenceNumber),
        ContainerBox.of(
            "traf",
            trackFragmentHeader(),
            new TrackFragmentDecodeTimeBox(baseDecodeTimeTicks),
            run(dataOffset)));
  }

  private TrackFragmentHeaderBox trackFragmentHeader() {
    return new TrackFragmentHeaderBox(
        trackId,
        OptionalLong.empty(),
        OptionalLong.empty(),
        shared(SampleHead::durationTicks),
        shared(SampleHead::sizeBytes),
        laterKind().map(SampleKind::flags),
        false,
        true);
  }

  private TrackRunBox run(int dataOffset) {
    SampleKind first = samples.getFirst().kind();
    boolean firstDiffers = laterKind().map(later -> later != first).orElse(false);
    Set<TrackRunBox.Field> present = presentFields();
    // ISO/IEC 23000-19, 7.7: under cmfc, offsets are unsigned and the header has an edit list.
    return new TrackRunBox(
        0,
        OptionalInt.of(dataOffset),
        firstDiffers ? Optional.of(first.flags()) : Optional.empty(),
        present,
        samples.stream().map(sample -> entry(sample, present)).toList());
  }

  private Set<TrackRunBox.Field> presentFields() {
    Set<TrackRunBox.Field> present = EnumSet.noneOf(TrackRunBox.Field.class);
    if (shared(SampleHead::durationTicks).isEmpty()) {
      present.add(TrackRunBox.Field.DURATION);
    }
    if (shared(SampleHead::sizeBytes).isEmpty()) {
      present.add(TrackRunBox.Field.SIZE);
    }
    if (laterKind().isEmpty()) {
      present.add(TrackRunBox.Field.FLAGS);
    }
    if (samples.stream().anyMatch(sample -> sample.compositionOffsetTicks() != 0)) {
      present.add(TrackRunBox.Field.COMPOSITION_OFFSET);
    }
    return present;
  }

  private static TrackRunBox.Entry entry(SampleHead sample, Set<TrackRunBox.Field> present) {
    return new TrackRunBox.Entry(
        present.contains(TrackRunBox.Field.DURATION) ? sample.durationTicks() : 0,
        present.contains(TrackRunBox.Field.SIZE) ? sample.sizeBytes() : 0,
        present.contains(TrackRunBox.Field.FLAGS) ? sample.kind().flags() : SampleFlags.NONE,
        sample.compositionOffsetTicks());
  }

  /** The value that all samples share. */
  private OptionalLong shared(ToLongFunction<SampleHead> value) {
    long[] distinct = samples.stream().mapToLong(value).distinct().toArray();
    return distinct.length == 1 ? OptionalLong.of(distinct[0]) : OptionalLong.empty();
  }

  /** The kind that all samples after the first share; of the first when there is no other. */
  private Optional<SampleKind> laterKind() {
    List<SampleKind> kinds =
        samples.stream().skip(samples.size() > 1 ? 1 : 0).map(SampleHead::kind).distinct().toList();
    return kinds.size() == 1 ? Optional.of(kinds.getFirst()) : Optional.empty();
  }
}
