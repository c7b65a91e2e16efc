package dev.kinora.transcoder.video;

import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.cmaf.SampleKind;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the samples of one span in decoding order and writes a segment whenever one is whole.
 * Since every segment starts with a key frame that nothing reaches over, its frames are neighbours
 * in decoding order too, and frame {@code n} is decoded at the timeline's {@code n}-th instant.
 */
final class SegmentAssembler {
  /** Every segment of a rendition belongs to this track, as its header says. */
  static final int TRACK_ID = 1;

  private final Timeline timeline;
  private final String rendition;
  private final MediaSegmentWriter writer = new MediaSegmentWriter(TRACK_ID);
  private final List<CmafSample> samples = new ArrayList<>();
  private final long firstFrame;
  private final int endSegment;
  private int segment;
  private long decoded;

  SegmentAssembler(Timeline timeline, Span span, String rendition) {
    this.timeline = timeline;
    this.rendition = rendition;
    this.segment = span.firstSegment();
    this.endSegment = span.endSegment();
    this.firstFrame = timeline.firstFrame(segment);
    this.decoded = firstFrame;
  }

  /** A finished segment. */
  record Assembled(int number, ByteBuffer data) {}

  /**
   * Takes the next sample in decoding order.
   *
   * @param shown its presentation time in frames from the span's start
   * @return the segment that it completes
   */
  Optional<Assembled> add(CodedSample sample, long shown) {
    if (samples.isEmpty() && sample.kind() != SampleKind.SYNC) {
      throw broken("a key frame at the start of segment " + segment, sample.kind());
    }
    if (segment == endSegment) {
      throw broken("no frame after the span's end", "frame " + decoded);
    }
    int frameTicks = timeline.ticksPerFrame();
    long offset = (firstFrame + shown - decoded) * frameTicks + timeline.presentationOffsetTicks();
    if (offset < 0) {
      throw broken("no deeper reordering than the timeline allows", offset + " ticks");
    }
    samples.add(new CmafSample(sample.data(), frameTicks, offset, sample.kind()));
    decoded++;
    return decoded == timeline.endFrame(segment) ? Optional.of(write()) : Optional.empty();
  }

  private Assembled write() {
    byte[] bytes =
        writer.write(segment + 1L, timeline.decodeTime(segment).ticks(), samples).toByteArray();
    samples.clear();
    return new Assembled(segment++, ByteBuffer.wrap(bytes));
  }

  /** For the end of the span: whether every frame has come. */
  void checkComplete() {
    if (segment != endSegment) {
      throw broken("frames up to segment " + endSegment, "the end at frame " + decoded);
    }
  }

  private IllegalStateException broken(String expected, Object found) {
    return new IllegalStateException(
        "%s: the encoder broke its promise: expected %s, found %s"
            .formatted(rendition, expected, found));
  }
}
