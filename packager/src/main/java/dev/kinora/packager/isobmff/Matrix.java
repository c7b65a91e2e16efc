package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.List;

/**
 * How a picture is turned and scaled onto the screen (ISO/IEC 14496-12, 6.2.2).
 *
 * @param values nine numbers in file order: 16.16 fixed point, each third one 2.30
 */
public record Matrix(List<Integer> values) {
  /** Leaves the picture as it is. */
  public static final Matrix IDENTITY =
      new Matrix(List.of(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000));

  public Matrix {
    values = List.copyOf(values);
    if (values.size() != 9) {
      throw new IllegalArgumentException("matrix: expected 9 values, found " + values.size());
    }
  }

  static Matrix read(BoxReader in) throws MediaException {
    Integer[] values = new Integer[9];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.i32();
    }
    return new Matrix(List.of(values));
  }

  void write(BoxWriter out) {
    values.forEach(out::i32);
  }
}
