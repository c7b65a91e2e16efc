package dev.kinora.packager.cmaf;

import java.util.List;

/**
 * What a CMAF header says beyond what the codec needs.
 *
 * @param trackId 1 or more; the segments name the same one
 * @param timescale ticks a second of header and segments
 * @param presentationOffsetTicks reorder delay or encoder priming that the edit list takes away; 0
 *     writes no edit list
 * @param language BCP 47 tag or ISO 639-2 code; {@code und} when not known
 * @param brands further four-character brands beside {@code cmfc}, {@code iso6}, {@code dash} and
 *     the media profile's
 */
public record HeaderSettings(
    int trackId,
    int timescale,
    long presentationOffsetTicks,
    String language,
    List<String> brands) {
  public HeaderSettings {
    brands = List.copyOf(brands);
    if (trackId < 1) {
      throw new IllegalArgumentException("trackId: expected 1 or more, found " + trackId);
    }
    if (timescale < 1) {
      throw new IllegalArgumentException("timescale: expected 1 or more, found " + timescale);
    }
    if (presentationOffsetTicks < 0) {
      throw new IllegalArgumentException(
          "presentationOffsetTicks: expected 0 or more, found " + presentationOffsetTicks);
    }
    for (String brand : brands) {
      if (!brand.matches("[ -~]{4}")) {
        throw new IllegalArgumentException("brand: expected four characters, found " + brand);
      }
    }
  }

  /** Without further brands. */
  public static HeaderSettings of(
      int trackId, int timescale, long presentationOffsetTicks, String language) {
    return new HeaderSettings(trackId, timescale, presentationOffsetTicks, language, List.of());
  }
}
