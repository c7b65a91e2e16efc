package dev.kinora.packager.source.matroska;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** How several frames share a block (RFC 9559, 10.3). Pure. */
final class Lacing {
  private static final int XIPH = 1;
  private static final int FIXED = 2;

  private Lacing() {}

  /**
   * The sizes of the frames.
   *
   * @param kind 1 Xiph, 2 fixed, 3 EBML
   * @param head the block's content behind its flags, or as much of it as sizes can take; left
   *     behind them
   * @param contentBytes of all of it
   */
  static int[] sizes(int kind, ByteBuffer head, long contentBytes) throws MediaException {
    int start = head.position();
    int count = u8(head) + 1;
    int[] sizes = new int[count];
    long left = contentBytes - 1;
    if (kind == FIXED) {
      if (left % count != 0) {
        throw new MediaException.Malformed("block", "frames of equal size", left + " bytes");
      }
      Arrays.fill(sizes, checked(left / count));
      return sizes;
    }
    long sum = 0;
    for (int i = 0; i < count - 1; i++) {
      sizes[i] = kind == XIPH ? xiph(head) : ebml(head, i == 0 ? -1 : sizes[i - 1]);
      sum += sizes[i];
    }
    sizes[count - 1] = checked(contentBytes - (head.position() - start) - sum);
    return sizes;
  }

  private static int xiph(ByteBuffer in) throws MediaException {
    int size = 0;
    int next = u8(in);
    while (next == 255) {
      size += next;
      next = u8(in);
    }
    return checked(size + next);
  }

  private static int ebml(ByteBuffer in, int before) throws MediaException {
    int first = u8(in);
    int bytes = Integer.numberOfLeadingZeros(first) - 23;
    if (bytes > 8) {
      throw new MediaException.Malformed("block", "the size of a frame", first);
    }
    long value = first & ((1 << (8 - bytes)) - 1);
    for (int i = 1; i < bytes; i++) {
      value = (value << 8) | u8(in);
    }
    long offset = (1L << (7 * bytes - 1)) - 1;
    return checked(before < 0 ? value : before + value - offset);
  }

  private static int u8(ByteBuffer in) throws MediaException {
    if (!in.hasRemaining()) {
      throw new MediaException.Malformed("block", "sizes of its frames", "its end");
    }
    return in.get() & 0xff;
  }

  private static int checked(long size) throws MediaException {
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new MediaException.Malformed("block", "frames within it", size + " bytes");
    }
    return (int) size;
  }
}
