package dev.kinora.transcoder.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.nio.ByteBuffer;

/**
 * The frame number as dark and bright cells along the lower edge: 16 bits, most significant first,
 * between a bright and a dark guard cell. Large cells survive scaling and quantisation.
 */
final class FrameStrip {
  static final int BITS = 16;
  private static final int CELLS = BITS + 2;

  private FrameStrip() {}

  /** Height of the strip in a picture of that height, in pixels. */
  static int height(int pictureHeight) {
    return Math.max(8, pictureHeight / 45);
  }

  static void draw(Graphics2D g, int width, int height, long frame) {
    int stripHeight = height(height);
    for (int cell = 0; cell < CELLS; cell++) {
      int left = cell * width / CELLS;
      int right = (cell + 1) * width / CELLS;
      g.setColor(bright(cell, frame) ? Color.WHITE : Color.BLACK);
      g.fillRect(left, height - stripHeight, right - left, stripHeight);
    }
  }

  /**
   * Reads the number back from a decoded picture.
   *
   * @param luma the picture's brightness plane, one byte a pixel
   * @param strideBytes distance of two rows
   * @throws IllegalStateException if there is no strip
   */
  static long read(ByteBuffer luma, int strideBytes, int width, int height) {
    int y = height - height(height) / 2;
    long number = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      int x = (2 * cell + 1) * width / (2 * CELLS);
      boolean bright = (luma.get(y * strideBytes + x) & 0xff) > 128;
      if (cell == 0 || cell == CELLS - 1) {
        if (bright != (cell == 0)) {
          throw new IllegalStateException("no frame strip: guard cell " + cell + " is wrong");
        }
      } else {
        number = number << 1 | (bright ? 1 : 0);
      }
    }
    return number;
  }

  private static boolean bright(int cell, long frame) {
    if (cell == 0 || cell == CELLS - 1) {
      return cell == 0;
    }
    return (frame >> (BITS - cell) & 1) == 1;
  }
}
