package dev.kinora.transcoder.video;

import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ladder.PictureSize;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Moves pixels of pictures whose chroma has half their width and height. */
final class Tiles {
  private static final int PLANES = 3;
  private static final byte NO_COLOUR = (byte) 128;

  private Tiles() {}

  /** Makes a picture of full range black. */
  static void blacken(Frame picture, PictureSize size) {
    for (int plane = 0; plane < PLANES; plane++) {
      int half = plane == 0 ? 1 : 2;
      int stride = picture.strideBytes(plane);
      ByteBuffer rows = picture.plane(plane, size.height() / half);
      byte[] row = new byte[size.width() / half];
      Arrays.fill(row, plane == 0 ? 0 : NO_COLOUR);
      for (int y = 0; y < size.height() / half; y++) {
        rows.put(y * stride, row);
      }
    }
  }

  /** Copies a picture into a larger one, at an even place. */
  static void copy(Frame from, PictureSize size, Frame into, int left, int top) {
    for (int plane = 0; plane < PLANES; plane++) {
      int half = plane == 0 ? 1 : 2;
      int height = size.height() / half;
      int width = size.width() / half;
      ByteBuffer source = from.plane(plane, height);
      ByteBuffer target = into.plane(plane, top / half + height);
      for (int y = 0; y < height; y++) {
        target.put(
            (top / half + y) * into.strideBytes(plane) + left / half,
            source,
            y * from.strideBytes(plane),
            width);
      }
    }
  }
}
