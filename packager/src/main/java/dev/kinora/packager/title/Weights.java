package dev.kinora.packager.title;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Measured.BitRates;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** From the sizes of finished segments to the rates that manifests state. Pure. */
public final class Weights {
  private static final Rational BITS = Rational.of(8);
  private static final Rational SHORTEST_RUN = Rational.of(1, 2);
  private static final Rational LONGEST_RUN = Rational.of(3, 2);

  private Weights() {}

  /** Sizes of segments. */
  @FunctionalInterface
  public interface Sizes {
    /** Bytes of the segment of that number. */
    long sizeBytes(Rendition rendition, int segment);
  }

  /** The rates of a title of which every segment is there. */
  public static Measured measure(Title title, Sizes sizes) {
    Map<String, BitRates> renditions = new HashMap<>();
    for (Rendition rendition : title.renditions()) {
      renditions.put(
          rendition.name(),
          rates(
              title.timelineOf(rendition),
              takenAwayTicks(title, rendition),
              segment -> sizes.sizeBytes(rendition, segment)));
    }
    return new Measured(renditions);
  }

  /**
   * What a playlist's first segment lacks: sound starts with priming that the edit list takes away,
   * so that its bits come in a little less time.
   */
  private static long takenAwayTicks(Title title, Rendition rendition) {
    return switch (rendition) {
      case Rendition.Audio _ -> title.timelineOf(rendition).presentationOffsetTicks();
      case Rendition.Video _ -> 0;
    };
  }

  /**
   * The peak is the highest rate of any neighbouring segments that together last 0.5 to 1.5 target
   * durations (RFC 8216, 4.3.4.2); a timeline shorter than that has one run, itself. Rates are
   * rounded up.
   *
   * <p>It is also a rate at which nobody runs dry who starts one longest segment after the first
   * byte, at whichever segment they start (ISO/IEC 23009-1, 5.3.5.2: bandwidth and minBufferTime).
   * That follows from the above but for odd cases, such as a heavy last segment of half a second.
   */
  static BitRates rates(Timeline timeline, long takenAwayTicks, ToLongFunction<Integer> sizeBytes) {
    Rational target = Rational.of(Math.max(1, timeline.longestSegment().seconds().round()));
    Rational shortest = target.times(SHORTEST_RUN);
    Rational longest = target.times(LONGEST_RUN);
    long total = 0;
    long peak = 0;
    for (int first = 0; first < timeline.segmentCount(); first++) {
      total += sizeBytes.applyAsLong(first);
      long size = 0;
      Rational seconds = Rational.ZERO;
      for (int n = first; n < timeline.segmentCount(); n++) {
        size += sizeBytes.applyAsLong(n);
        seconds = seconds.plus(shown(timeline, n, takenAwayTicks));
        if (seconds.compareTo(longest) > 0) {
          break;
        }
        if (seconds.compareTo(shortest) >= 0) {
          peak = Math.max(peak, rate(size, seconds));
        }
      }
    }
    long average = rate(total, shownTotal(timeline, takenAwayTicks));
    return new BitRates(neverDry(timeline, sizeBytes, Math.max(peak, average)), average);
  }

  private static Rational shown(Timeline timeline, int segment, long takenAwayTicks) {
    long ticks = timeline.duration(segment).ticks() - (segment == 0 ? takenAwayTicks : 0);
    return Rational.of(Math.max(0, ticks), timeline.timescale());
  }

  private static Rational shownTotal(Timeline timeline, long takenAwayTicks) {
    long ticks = timeline.totalDuration().ticks();
    // Where nothing is left, the whole is what there is to divide by.
    return Rational.of(
        ticks > takenAwayTicks ? ticks - takenAwayTicks : ticks, timeline.timescale());
  }

  /** The lowest rate from {@code enough} on that keeps a leaky bucket from running dry. */
  private static long neverDry(Timeline timeline, ToLongFunction<Integer> sizeBytes, long enough) {
    if (!runsDry(timeline, sizeBytes, enough)) {
      return enough;
    }
    long dry = enough;
    long high = Math.max(1, enough);
    while (runsDry(timeline, sizeBytes, high)) {
      high = Math.multiplyExact(high, 2);
    }
    while (high - dry > 1) {
      long middle = dry + (high - dry) / 2;
      if (runsDry(timeline, sizeBytes, middle)) {
        dry = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * Whether somebody who receives that rate waits for a segment. Counted in bits times timescale:
   * received is {@code rate * ticks}.
   */
  private static boolean runsDry(
      Timeline timeline, ToLongFunction<Integer> sizeBytes, long bitsPerSecond) {
    long delayTicks = timeline.longestSegment().ticks();
    long sent = 0;
    long best = Long.MAX_VALUE;
    for (int n = 0; n < timeline.segmentCount(); n++) {
      long received = Math.multiplyExact(bitsPerSecond, timeline.decodeTime(n).ticks());
      best = Math.min(best, sent - received);
      sent =
          Math.addExact(
              sent, Math.multiplyExact(sizeBytes.applyAsLong(n), 8L * timeline.timescale()));
      if (sent - received - best > Math.multiplyExact(bitsPerSecond, delayTicks)) {
        return true;
      }
    }
    return false;
  }

  private static long rate(long sizeBytes, Rational seconds) {
    return Rational.of(sizeBytes).times(BITS).dividedBy(seconds).ceil();
  }
}
