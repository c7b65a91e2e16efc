package dev.kinora.packager.title;

import java.util.Map;
import java.util.Optional;

/**
 * What the finished segments of a ready title weigh, by rendition name. Its presence in the
 * published folder is what makes a title ready.
 */
public record Measured(Map<String, BitRates> renditions) {
  public Measured {
    renditions = Map.copyOf(renditions);
  }

  /**
   * Bits a second over the whole rendition, and of its heaviest run of segments.
   *
   * @param peak the highest rate of neighbouring segments that last 0.5 to 1.5 target durations
   *     (RFC 8216, 4.3.4.2)
   * @param average whole size over whole time
   */
  public record BitRates(long peak, long average) {
    public BitRates {
      if (peak < 0 || average < 0) {
        throw new IllegalArgumentException(
            "bit rates: expected 0 or more, found %d and %d".formatted(peak, average));
      }
    }
  }

  /** What a manifest states of a rendition: what was measured, else the rendition's bounds. */
  public static BitRates rates(Rendition rendition, Optional<Measured> measured) {
    BitRates bounds = new BitRates(rendition.peakBitsPerSecond(), rendition.averageBitsPerSecond());
    return measured.map(m -> m.renditions.getOrDefault(rendition.name(), bounds)).orElse(bounds);
  }
}
