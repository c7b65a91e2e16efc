package dev.kinora.packager.live;

import java.nio.ByteBuffer;

/** Finds decode times (ISO/IEC 14496-12, 8.8.12) in the bytes of parts, also incomplete ones. */
final class DecodeTimes {
  private static final int HEADER_BYTES = 8;
  private static final int FULL_HEADER_BYTES = 12;
  private static final int MOOF = 0x6d6f6f66;
  private static final int TRAF = 0x74726166;
  private static final int TFDT = 0x74666474;

  private DecodeTimes() {}

  /**
   * The first decode time.
   *
   * @param head a segment's beginning
   */
  static long first(ByteBuffer head) {
    int at = find(head, head.position());
    if (at < 0) {
      throw new IllegalArgumentException("expected a moof with a tfdt of version 1, found none");
    }
    return head.getLong(at);
  }

  /** Moves every decode time; how many there were. */
  static int shift(ByteBuffer bytes, long ticks) {
    int count = 0;
    for (int at = find(bytes, bytes.position()); at >= 0; at = find(bytes, at + Long.BYTES)) {
      bytes.putLong(at, bytes.getLong(at) + ticks);
      count++;
    }
    return count;
  }

  /**
   * Where the next decode time stands, from the start of a box or from just behind the last one.
   *
   * @return -1 where there is none
   */
  private static int find(ByteBuffer bytes, int from) {
    int at = from;
    while (at + HEADER_BYTES <= bytes.limit()) {
      int type = bytes.getInt(at + 4);
      if (type == TFDT && isWide(bytes, at)) {
        return at + FULL_HEADER_BYTES;
      }
      int size = bytes.getInt(at);
      if (size < HEADER_BYTES) {
        throw new IllegalArgumentException(
            "box at %d: expected a size of %d or more, found %d".formatted(at, HEADER_BYTES, size));
      }
      // Into the boxes that hold decode times, over all others.
      long next = (long) at + (type == MOOF || type == TRAF ? HEADER_BYTES : size);
      if (next > bytes.limit()) {
        return -1;
      }
      at = (int) next;
    }
    return -1;
  }

  private static boolean isWide(ByteBuffer bytes, int at) {
    return at + FULL_HEADER_BYTES + Long.BYTES <= bytes.limit()
        && bytes.get(at + HEADER_BYTES) == 1;
  }
}
