package dev.kinora.transcoder.ladder;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.VideoRecipe;

/** How many bits a rung may take. Pure. */
final class RateBounds {
  /** What 1080p at up to 30 frames a second is capped at. */
  private static final double CAP_1080P = 5_500_000;

  private static final double AREA_1080P = 1920.0 * 1080;
  private static final long STEP = 50_000;

  /** How full the decoder's buffer is at the start of a span, in tenths: x264's vbv-init. */
  static final int INITIAL_BUFFER_TENTHS = 6;

  /** What a frame costs in its fragment's header. */
  private static final int FRAME_OVERHEAD_BITS = 16 * 8;

  private RateBounds() {}

  /**
   * The cap grows slower than the area, since larger pictures are smoother, and with the square
   * root of the rate above 30 frames a second, since frames then differ less.
   */
  static long cap(PictureSize size, Rational frameRate) {
    return cap(size, frameRate, 100);
  }

  /** So many percent of that. */
  static long cap(PictureSize size, Rational frameRate, int percent) {
    double area = StrictMath.pow(size.area() / AREA_1080P, 0.75);
    double rate = StrictMath.sqrt(Math.max(1, frameRate.toDouble() / 30));
    return Math.max(4, Math.round(CAP_1080P * area * rate * percent / 100 / STEP)) * STEP;
  }

  /**
   * What no segment exceeds: the shortest one may take what the buffer holds at its start beside
   * what flows in.
   */
  static long peak(VideoRecipe recipe, Timeline timeline) {
    long framesASecond = timeline.frameRate().ceil();
    return recipe.maxBitsPerSecond()
        + recipe.bufferBits() * INITIAL_BUFFER_TENTHS / 10
        + framesASecond * FRAME_OVERHEAD_BITS
        + 10_000;
  }
}
