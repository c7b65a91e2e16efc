package dev.kinora.packager.timeline;

import dev.kinora.packager.time.MediaTime;
import dev.kinora.packager.time.Rational;
import java.util.List;

/**
 * The segment boundaries of one kind of track (all video renditions share one timeline, all audio
 * renditions of one sample rate another), counted in frames of equal length. Immutable.
 *
 * <p>Frame {@code f} is decoded at {@code f * ticksPerFrame}; a segment's {@code tfdt} (ISO/IEC
 * 14496-12, 8.8.12) is that of its first frame. Frames are shown {@code presentationOffsetTicks}
 * earlier than their composition time says, which the init segment's edit list states: the reorder
 * delay for video, the encoder's priming frame for AAC.
 *
 * @param timescale ticks a second
 * @param ticksPerFrame ticks a frame lasts
 * @param presentationOffsetTicks what the edit list takes away, 0 or more
 * @param frameBoundaries first frame of each segment and, last, the number of frames; starts at 0
 *     and grows
 * @param spanBoundaries first segment of each span and, last, the number of segments; starts at 0
 *     and grows
 */
public record Timeline(
    int timescale,
    int ticksPerFrame,
    int presentationOffsetTicks,
    List<Long> frameBoundaries,
    List<Integer> spanBoundaries) {
  private static final long MAX_SECONDS = 366L * 24 * 3600;

  public Timeline {
    if (timescale < 1 || ticksPerFrame < 1 || presentationOffsetTicks < 0) {
      throw new IllegalArgumentException(
          "timeline: expected positive timescale and frame length, found %d, %d, offset %d"
              .formatted(timescale, ticksPerFrame, presentationOffsetTicks));
    }
    frameBoundaries = List.copyOf(frameBoundaries);
    spanBoundaries = List.copyOf(spanBoundaries);
    requireGrowing("frameBoundaries", frameBoundaries);
    requireGrowing("spanBoundaries", spanBoundaries);
    requireFinite(frameBoundaries.getLast(), ticksPerFrame, timescale);
    int segments = frameBoundaries.size() - 1;
    if (spanBoundaries.getLast() != segments) {
      throw new IllegalArgumentException(
          "spans end at segment %d, but there are %d"
              .formatted(spanBoundaries.getLast(), segments));
    }
  }

  /** Keeps every later product of frames and ticks within a long. */
  private static void requireFinite(long frames, int ticksPerFrame, int timescale) {
    if (frames > MAX_SECONDS * timescale / ticksPerFrame) {
      throw new IllegalArgumentException(
          "timeline: expected at most a year, found %d frames of %d/%d s"
              .formatted(frames, ticksPerFrame, timescale));
    }
  }

  private static void requireGrowing(String name, List<? extends Number> values) {
    if (values.size() < 2 || values.getFirst().longValue() != 0) {
      throw new IllegalArgumentException(
          name + ": expected 0 and at least one more boundary, found " + values.size());
    }
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i).longValue() <= values.get(i - 1).longValue()) {
        throw new IllegalArgumentException(name + "[" + i + "]: expected growing boundaries");
      }
    }
  }

  /** Frames a second, exactly. */
  public Rational frameRate() {
    return Rational.of(timescale, ticksPerFrame);
  }

  /** How many segments a playlist of this timeline lists. */
  public int segmentCount() {
    return frameBoundaries.size() - 1;
  }

  /** How many frames the whole title has on this timeline. */
  public long frameCount() {
    return frameBoundaries.getLast();
  }

  /** First frame of a segment. */
  public long firstFrame(int segment) {
    return frameBoundaries.get(checked(segment));
  }

  /** The frame after a segment's last one. */
  public long endFrame(int segment) {
    return frameBoundaries.get(checked(segment) + 1);
  }

  /** The segment's {@code tfdt}. */
  public MediaTime decodeTime(int segment) {
    return new MediaTime(firstFrame(segment) * ticksPerFrame, timescale);
  }

  /** How long the segment lasts. */
  public MediaTime duration(int segment) {
    return new MediaTime((endFrame(segment) - firstFrame(segment)) * ticksPerFrame, timescale);
  }

  /** How long all segments last together. */
  public MediaTime totalDuration() {
    return new MediaTime(frameCount() * ticksPerFrame, timescale);
  }

  /** The longest segment's duration. */
  public MediaTime longestSegment() {
    long longest = 0;
    for (int n = 0; n < segmentCount(); n++) {
      longest = Math.max(longest, duration(n).ticks());
    }
    return new MediaTime(longest, timescale);
  }

  /** How many spans the fixed grid has. */
  public int spanCount() {
    return spanBoundaries.size() - 1;
  }

  /** The span at a place of the fixed grid. */
  public Span span(int index) {
    return new Span(index, spanBoundaries.get(index), spanBoundaries.get(index + 1));
  }

  /** The span that makes a segment. */
  public Span spanOf(int segment) {
    checked(segment);
    int low = 0;
    int high = spanCount() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (spanBoundaries.get(middle) <= segment) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return span(low);
  }

  private int checked(int segment) {
    if (segment < 0 || segment >= segmentCount()) {
      throw new IndexOutOfBoundsException(
          "segment %d: this timeline has segments 0 to %d".formatted(segment, segmentCount() - 1));
    }
    return segment;
  }
}
