package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.MovieFragmentHeaderBox;
import dev.kinora.packager.isobmff.SampleFlags;
import dev.kinora.packager.isobmff.TrackExtendsBox;
import dev.kinora.packager.isobmff.TrackFragmentDecodeTimeBox;
import dev.kinora.packager.isobmff.TrackFragmentHeaderBox;
import dev.kinora.packager.isobmff.TrackRunBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns one {@code moof} into samples (ISO/IEC 14496-12, 8.8). Used once a fragment. */
final class FragmentReader {
  private static final int MAX_SAMPLES = 1 << 20;

  private final String place;
  private final TrackFragmentHeaderBox header;
  private final TrackExtendsBox defaults;
  private final long segmentBytes;
  private final List<FragmentSample> samples = new ArrayList<>();
  private long decodeTime;
  private long position;

  private FragmentReader(
      String place,
      TrackFragmentHeaderBox header,
      TrackExtendsBox defaults,
      long segmentBytes,
      long decodeTime,
      long position) {
    this.place = place;
    this.header = header;
    this.defaults = defaults;
    this.segmentBytes = segmentBytes;
    this.decodeTime = decodeTime;
    this.position = position;
  }

  static Fragment read(
      long offset,
      ContainerBox moof,
      ContainerBox traf,
      TrackExtendsBox defaults,
      long segmentBytes)
      throws MediaException {
    TrackFragmentHeaderBox header = traf.only(TrackFragmentHeaderBox.class);
    long start = traf.only(TrackFragmentDecodeTimeBox.class).baseMediaDecodeTime();
    // 8.8.7.1: without an own base, offsets of the first track count from the moof either way.
    long base = header.baseDataOffset().orElse(offset);
    FragmentReader reader =
        new FragmentReader("moof @" + offset, header, defaults, segmentBytes, start, base);
    for (TrackRunBox run : traf.all(TrackRunBox.class)) {
      if (run.dataOffset().isPresent()) {
        reader.position = base + run.dataOffset().getAsInt();
      }
      reader.add(run);
    }
    return new Fragment(
        offset,
        moof.only(MovieFragmentHeaderBox.class).sequenceNumber(),
        header.trackId(),
        start,
        reader.samples);
  }

  private void add(TrackRunBox run) throws MediaException {
    if (run.entries().size() > MAX_SAMPLES - samples.size()) {
      throw new MediaException.Malformed(place, "at most " + MAX_SAMPLES + " samples", "more");
    }
    boolean first = true;
    for (TrackRunBox.Entry entry : run.entries()) {
      add(run, entry, first ? run.firstSampleFlags() : Optional.empty());
      first = false;
    }
  }

  private void add(TrackRunBox run, TrackRunBox.Entry entry, Optional<SampleFlags> firstFlags)
      throws MediaException {
    long duration =
        run.present().contains(TrackRunBox.Field.DURATION)
            ? entry.duration()
            : header.defaultDuration().orElse(defaults.duration());
    long size =
        run.present().contains(TrackRunBox.Field.SIZE)
            ? entry.sizeBytes()
            : header.defaultSizeBytes().orElse(defaults.sizeBytes());
    SampleFlags flags =
        run.present().contains(TrackRunBox.Field.FLAGS)
            ? entry.flags()
            : firstFlags.or(header::defaultFlags).orElse(defaults.flags());
    if (position < 0 || size > segmentBytes - position) {
      throw new MediaException.Malformed(
          place + " sample " + samples.size(),
          "data inside the %d bytes of the segment".formatted(segmentBytes),
          "%d bytes at %d".formatted(size, position));
    }
    samples.add(
        new FragmentSample(position, size, decodeTime, duration, entry.compositionOffset(), flags));
    position += size;
    decodeTime = addTime(duration);
  }

  private long addTime(long duration) throws MediaException {
    if (decodeTime > Long.MAX_VALUE - duration - Integer.MAX_VALUE) {
      throw new MediaException.Malformed(place, "a decode time below 2^63", decodeTime);
    }
    return decodeTime + duration;
  }
}
