package dev.kinora.transcoder.demo;

import java.awt.Color;
import java.awt.Graphics2D;

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

  private static boolean bright(int cell, long frame) {
    if (cell == 0 || cell == CELLS - 1) {
      return cell == 0;
    }
    return (frame >> (BITS - cell) & 1) == 1;
  }
}
