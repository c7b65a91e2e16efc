package dev.kinora.transcoder.video;

import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ladder.PictureSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The cover of sound that has none: its loudness as a row of bars, on a colour that follows from
 * it. The bars stay within the middle half, so that nothing of them is lost where the square is cut
 * to a wide card.
 */
public final class DrawnCover {
  /** How many bars there are. */
  public static final int BARS = 48;

  private static final int NEUTRAL = 128;
  private static final int BAR_BRIGHTNESS = 205;
  private static final int TOP_BRIGHTNESS = 62;
  private static final int BOTTOM_BRIGHTNESS = 24;
  private static final double COLOUR = 26;

  /** Louder sound than this fills the room for bars; nothing but noise would, below it. */
  private static final float QUIETEST = 0.01f;

  private DrawnCover() {}

  /**
   * Draws a cover.
   *
   * @param peaks loudness from place to place, 0 to 1
   * @param side width and height in pixels
   * @return a JPEG file
   */
  public static ByteBuffer of(float[] peaks, int side) throws IOException {
    PictureSize size = new PictureSize(side - side % 2, side - side % 2);
    try (Frame picture = Frame.picture(Poster.shape(size))) {
      background(picture, size);
      colour(picture, size, Math.floorMod(Arrays.hashCode(peaks), 360));
      bars(picture, size, peaks);
      return ByteBuffer.wrap(Poster.encode(picture, size));
    }
  }

  private static void background(Frame picture, PictureSize size) {
    ByteBuffer luma = picture.plane(0, size.height());
    int stride = picture.strideBytes(0);
    for (int y = 0; y < size.height(); y++) {
      int value =
          TOP_BRIGHTNESS + (BOTTOM_BRIGHTNESS - TOP_BRIGHTNESS) * y / Math.max(1, size.height());
      for (int x = 0; x < size.width(); x++) {
        luma.put(y * stride + x, (byte) value);
      }
    }
  }

  private static void colour(Frame picture, PictureSize size, int hueDegrees) {
    double angle = StrictMath.toRadians(hueDegrees);
    byte blue = (byte) (NEUTRAL + (int) (COLOUR * StrictMath.cos(angle)));
    byte red = (byte) (NEUTRAL + (int) (COLOUR * StrictMath.sin(angle)));
    fill(picture, 1, size, blue);
    fill(picture, 2, size, red);
  }

  private static void fill(Frame picture, int plane, PictureSize size, byte value) {
    ByteBuffer chroma = picture.plane(plane, size.height() / 2);
    int stride = picture.strideBytes(plane);
    for (int y = 0; y < size.height() / 2; y++) {
      for (int x = 0; x < size.width() / 2; x++) {
        chroma.put(y * stride + x, value);
      }
    }
  }

  private static void bars(Frame picture, PictureSize size, float[] peaks) {
    ByteBuffer luma = picture.plane(0, size.height());
    int stride = picture.strideBytes(0);
    int margin = size.width() / 10;
    int row = size.width() - 2 * margin;
    float loudest = QUIETEST;
    for (float peak : peaks) {
      loudest = Math.max(loudest, peak);
    }
    for (int bar = 0; bar < peaks.length; bar++) {
      int left = margin + row * bar / peaks.length;
      int right = margin + row * (bar + 1) / peaks.length - Math.max(1, row / peaks.length / 3);
      int half = Math.max(2, (int) (peaks[bar] / loudest * size.height() / 4));
      for (int y = size.height() / 2 - half; y < size.height() / 2 + half; y++) {
        for (int x = left; x < right; x++) {
          luma.put(y * stride + x, (byte) BAR_BRIGHTNESS);
        }
      }
    }
  }
}
