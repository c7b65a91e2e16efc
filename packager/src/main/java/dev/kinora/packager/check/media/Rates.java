package dev.kinora.packager.check.media;

import java.util.List;
import java.util.OptionalLong;

/**
 * Bits a second that were measured.
 *
 * @param peak the highest rate of neighbouring segments that last 0.5 to 1.5 target durations,
 *     among those measured (RFC 8216, 4.3.4.2)
 * @param average whole size over whole time; empty unless all segments were measured
 */
public record Rates(long peak, OptionalLong average) {
  /** A segment as it counts: its index in the list, its size, and how long it lasts. */
  public record Weight(int index, long sizeBytes, double seconds) {}

  /** Rates of nothing. */
  public static final Rates NONE = new Rates(0, OptionalLong.of(0));

  /** Measures runs of neighbours. */
  public static Rates of(List<Weight> weights, double targetSeconds, boolean complete) {
    double peak = 0;
    double bits = 0;
    double seconds = 0;
    for (int i = 0; i < weights.size(); i++) {
      bits += 8.0 * weights.get(i).sizeBytes;
      seconds += weights.get(i).seconds;
      peak = Math.max(peak, peakFrom(weights, i, targetSeconds));
    }
    if (peak == 0 && seconds > 0) {
      // All of it together is shorter than half a target duration.
      peak = bits / seconds;
    }
    boolean known = complete && seconds > 0;
    return new Rates(
        (long) peak, known ? OptionalLong.of((long) (bits / seconds)) : OptionalLong.empty());
  }

  private static double peakFrom(List<Weight> weights, int first, double target) {
    double peak = 0;
    double bits = 0;
    double seconds = 0;
    for (int i = first; i < weights.size(); i++) {
      Weight weight = weights.get(i);
      if (i > first && weight.index != weights.get(i - 1).index + 1) {
        return peak;
      }
      bits += 8.0 * weight.sizeBytes;
      seconds += weight.seconds;
      if (seconds > 1.5 * target) {
        return peak;
      }
      if (seconds >= 0.5 * target) {
        peak = Math.max(peak, bits / seconds);
      }
    }
    return peak;
  }
}
