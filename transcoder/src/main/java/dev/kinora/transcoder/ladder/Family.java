package dev.kinora.transcoder.ladder;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Rungs of one coding.
 *
 * @param preset the encoder's preset: how much time it takes for the same bits
 * @param quality constant rate factor on the encoder's own scale; lower is better
 * @param capPercent of what H.264 of that size may take
 * @param smallestSide no rung has a shorter side of fewer lines, but for the largest
 * @param largestSide no rung has a shorter side of more lines
 */
public record Family(
    Coding coding, String preset, int quality, int capPercent, int smallestSide, int largestSide) {
  private static final int LEAST_CAP_PERCENT = 10;
  private static final int MOST_CAP_PERCENT = 300;
  private static final int MOST_LINES = 1080;

  /** Codings beside H.264 are for players that have them, which are rarely on the slowest lines. */
  private static final int USUAL_SMALLEST_SIDE = 360;

  private static final Pattern PRESET = Pattern.compile("[a-z0-9]{1,12}");

  public Family {
    if (!PRESET.matcher(preset).matches()) {
      throw new IllegalArgumentException("preset: expected a word, found \"" + preset + "\"");
    }
    require("quality", quality, 1, coding.worstQuality());
    require("capPercent", capPercent, LEAST_CAP_PERCENT, MOST_CAP_PERCENT);
    require("smallestSide", smallestSide, 0, MOST_LINES);
    require("largestSide", largestSide, Math.max(2, smallestSide), MOST_LINES);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: expected %d to %d, found %d", name, least, most, value));
    }
  }

  /** A coding as it is usually used. */
  public static Family of(Coding coding) {
    int smallest = coding == Coding.H264 ? 0 : USUAL_SMALLEST_SIDE;
    return new Family(
        coding, coding.preset(), coding.quality(), coding.capPercent(), smallest, MOST_LINES);
  }

  boolean has(PictureSize size, boolean largest) {
    int side = size.shorterSide();
    return side <= largestSide && (largest || side >= smallestSide);
  }
}
