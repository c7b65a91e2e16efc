package dev.kinora.packager.title;

import dev.kinora.packager.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A timeline with its boundaries as runs of equal distances, {@code [[count, length], …]}: two
 * hours of four-second segments are one pair instead of 1800 numbers.
 */
final class TimelineJson {
  /** More boundaries than this are refused: five days of two-second segments. */
  static final int MAX_BOUNDARIES = 216_000;

  private TimelineJson() {}

  /** The timeline's shape on paper. */
  private record Document(
      int timescale,
      int ticksPerFrame,
      int presentationOffsetTicks,
      List<long[]> segmentFrames,
      List<long[]> spanSegments) {}

  static final class Writer extends StdSerializer<Timeline> {
    Writer() {
      super(Timeline.class);
    }

    @Override
    public void serialize(Timeline value, JsonGenerator out, SerializationContext context) {
      out.writePOJO(
          new Document(
              value.timescale(),
              value.ticksPerFrame(),
              value.presentationOffsetTicks(),
              runs(value.frameBoundaries()),
              runs(value.spanBoundaries())));
    }
  }

  static final class Reader extends StdDeserializer<Timeline> {
    Reader() {
      super(Timeline.class);
    }

    @Override
    public Timeline deserialize(JsonParser in, DeserializationContext context) {
      Document document = context.readValue(in, Document.class);
      try {
        return new Timeline(
            document.timescale,
            document.ticksPerFrame,
            document.presentationOffsetTicks,
            boundaries("segmentFrames", document.segmentFrames, Long::valueOf),
            boundaries("spanSegments", document.spanSegments, Math::toIntExact));
      } catch (IllegalArgumentException | ArithmeticException e) {
        return context.reportInputMismatch(this, "%s", e.getMessage());
      }
    }
  }

  private static List<long[]> runs(List<? extends Number> boundaries) {
    List<long[]> runs = new ArrayList<>();
    for (int i = 1; i < boundaries.size(); i++) {
      long length = boundaries.get(i).longValue() - boundaries.get(i - 1).longValue();
      if (!runs.isEmpty() && runs.getLast()[1] == length) {
        runs.getLast()[0]++;
      } else {
        runs.add(new long[] {1, length});
      }
    }
    return runs;
  }

  private static <T> List<T> boundaries(String name, List<long[]> runs, LongFunction<T> number) {
    List<T> boundaries = new ArrayList<>(List.of(number.apply(0)));
    long at = 0;
    for (long[] run : runs) {
      if (run == null || run.length != 2 || run[0] < 1 || run[1] < 1) {
        throw new IllegalArgumentException(name + ": expected runs [count, length] above 0");
      }
      if (run[0] > MAX_BOUNDARIES - boundaries.size()) {
        throw new IllegalArgumentException(
            name + ": expected at most " + MAX_BOUNDARIES + " boundaries");
      }
      for (long i = 0; i < run[0]; i++) {
        at = Math.addExact(at, run[1]);
        boundaries.add(number.apply(at));
      }
    }
    return boundaries;
  }
}
