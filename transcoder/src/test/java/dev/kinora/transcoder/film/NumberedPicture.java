package dev.kinora.transcoder.film;

import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import java.nio.ByteBuffer;

/**
 * Draws a number into a picture and reads it back: sixteen fields in four rows, the highest bit
 * first, white for one.
 */
public final class NumberedPicture {
  private static final int FIELDS = 4;
  private static final int BLACK = 30;
  private static final int WHITE = 220;

  private NumberedPicture() {}

  /** Draws into a picture of 8-bit planes at half chroma resolution. */
  public static void draw(Frame picture, int number) {
    PictureShape shape = picture.pictureShape();
    int stride = picture.strideBytes(0);
    ByteBuffer luma = picture.plane(0, shape.height());
    byte[] row = new byte[shape.width()];
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int field = y * FIELDS / shape.height() * FIELDS + x * FIELDS / shape.width();
        boolean one = (number >> (FIELDS * FIELDS - 1 - field) & 1) == 1;
        // A little texture that moves, so that encoders have something to do.
        row[x] = (byte) ((one ? WHITE : BLACK) + (x * 7 + y * 3 + number * 5) % 16);
      }
      luma.put(y * stride, row);
    }
    grey(picture, 1, shape);
    grey(picture, 2, shape);
  }

  private static void grey(Frame picture, int plane, PictureShape shape) {
    int rows = (shape.height() + 1) / 2;
    ByteBuffer chroma = picture.plane(plane, rows);
    for (int i = 0; i < rows * picture.strideBytes(plane); i++) {
      chroma.put(i, (byte) 128);
    }
  }

  /** The number that a picture carries. */
  public static int read(Frame picture) {
    PictureShape shape = picture.pictureShape();
    int stride = picture.strideBytes(0);
    ByteBuffer luma = picture.plane(0, shape.height());
    int number = 0;
    for (int field = 0; field < FIELDS * FIELDS; field++) {
      int y = (field / FIELDS * 2 + 1) * shape.height() / (FIELDS * 2);
      int x = (field % FIELDS * 2 + 1) * shape.width() / (FIELDS * 2);
      number = number << 1 | ((luma.get(y * stride + x) & 0xff) > 128 ? 1 : 0);
    }
    return number;
  }
}
