package dev.kinora.packager.title;

import java.util.Map;

/**
 * What the finished segments of a ready title weigh, by rendition name. Its presence in the
 * published folder is what makes a title ready.
 */
public record Measured(Map<String, BitRates> renditions) {
  public Measured {
    renditions = Map.copyOf(renditions);
  }

  /**
   * Bits a second over the whole rendition, and of its heaviest segment.
   *
   * @param peak the highest rate of one segment (RFC 8216, 4.3.4.2)
   * @param average whole size over whole time
   */
  public record BitRates(long peak, long average) {}
}
