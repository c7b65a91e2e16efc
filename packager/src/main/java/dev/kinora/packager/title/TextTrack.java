package dev.kinora.packager.title;

import java.util.Optional;

/**
 * Subtitles of a title, kept whole as one WebVTT document, from which segments are cut when they
 * are asked for.
 *
 * @param name folder and URL name; ends in a digest of the text, so that an address never changes
 *     its bytes
 * @param language BCP 47
 * @param label what people choose it by; differs from those of the title's other tracks
 * @param forced shown also to those who want no subtitles: what is said in another language
 * @param hearingImpaired tells sounds as well
 * @param sourceTrack index of the source's own track; absent where the text lay beside the source
 * @param peakBitsPerSecond of the segment that takes most
 * @param averageBitsPerSecond of all segments
 */
public record TextTrack(
    String name,
    Optional<String> language,
    String label,
    boolean forced,
    boolean hearingImpaired,
    Optional<Integer> sourceTrack,
    long peakBitsPerSecond,
    long averageBitsPerSecond) {
  public TextTrack {
    if (!Rendition.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "text track name: expected " + Rendition.NAME.pattern() + ", found \"" + name + "\"");
    }
    if (peakBitsPerSecond < 1 || averageBitsPerSecond < 1) {
      throw new IllegalArgumentException(
          "text track %s: expected rates, found %d and %d"
              .formatted(name, peakBitsPerSecond, averageBitsPerSecond));
    }
  }
}
