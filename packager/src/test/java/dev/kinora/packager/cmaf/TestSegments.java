package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.TestMedia;
import dev.kinora.packager.bitstream.LengthPrefixed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Libavformat's fragmented files packaged anew, the way Kinora publishes them. */
public final class TestSegments {
  /** Pictures. */
  public static final String VIDEO = "avc-b-frames.mp4";

  /** Sound. */
  public static final String SOUND = "aac-stereo.mp4";

  private TestSegments() {}

  /** The header that libavformat wrote. */
  public static InitSegment source(String name) throws MediaException {
    return InitSegment.parse(TestMedia.init(name));
  }

  /** The fragments that libavformat wrote. */
  public static List<Fragment> sourceFragments(String name) throws MediaException {
    return new MediaSegmentReader(source(name)).read(TestMedia.buffer(name));
  }

  /** Reorder delay: how much later than decoded the first picture is shown. */
  public static long delay(String name) throws MediaException {
    Fragment first = sourceFragments(name).getFirst();
    return first.samples().stream()
        .mapToLong(s -> s.presentationTimeTicks() - first.baseDecodeTimeTicks())
        .min()
        .orElseThrow();
  }

  /** The header as Kinora writes it. */
  public static InitSegment header(String name) throws MediaException {
    InitSegment source = source(name);
    HeaderSettings settings = HeaderSettings.of(1, (int) source.timescale(), delay(name), "de");
    return InitSegment.parse(ByteBuffer.wrap(source.toCmafHeader(settings)));
  }

  /** The samples of a fragment. */
  public static List<CmafSample> samples(String name, Fragment fragment) throws MediaException {
    ByteBuffer file = TestMedia.buffer(name);
    List<CmafSample> samples = new ArrayList<>();
    for (FragmentSample sample : fragment.samples()) {
      ByteBuffer data = MediaSegmentReader.data(file, sample);
      SampleKind kind =
          name.equals(VIDEO) ? AvcSamples.kindOf(LengthPrefixed.units(data, 4)) : SampleKind.SYNC;
      samples.add(
          new CmafSample(data, sample.durationTicks(), sample.compositionOffsetTicks(), kind));
    }
    return samples;
  }

  /** The segments as Kinora writes them. */
  public static List<ByteBuffer> segments(String name) throws MediaException {
    List<ByteBuffer> segments = new ArrayList<>();
    MediaSegmentWriter writer = new MediaSegmentWriter(1);
    for (Fragment fragment : sourceFragments(name)) {
      segments.add(
          ByteBuffer.wrap(
              writer
                  .write(
                      segments.size() + 1L, fragment.baseDecodeTimeTicks(), samples(name, fragment))
                  .toByteArray()));
    }
    return segments;
  }
}
