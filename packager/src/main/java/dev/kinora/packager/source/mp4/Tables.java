package dev.kinora.packager.source.mp4;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;

/** What all tables have in common: version and flags, a count, entries. */
final class Tables {
  private Tables() {}

  /**
   * Skips version and flags and reads how many entries follow, which have to be there.
   *
   * @param entryBytes of one entry
   */
  static int count(String type, ByteBuffer payload, int entryBytes) throws MediaException {
    require(type, payload, 8);
    payload.getInt();
    long count = payload.getInt() & 0xffff_ffffL;
    if (count > payload.remaining() / entryBytes) {
      throw new MediaException.Malformed(
          type, "at most " + payload.remaining() / entryBytes + " entries", count);
    }
    return (int) count;
  }

  static void require(String type, ByteBuffer payload, int bytes) throws MediaException {
    if (payload.remaining() < bytes) {
      throw new MediaException.Malformed(
          type, "at least " + bytes + " bytes more", payload.remaining());
    }
  }

  static long plus(String type, long a, long b) throws MediaException {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException e) {
      throw new MediaException.Malformed(type, "times of less than a million years", "longer ones");
    }
  }

  static long times(String type, long a, long b) throws MediaException {
    try {
      return Math.multiplyExact(a, b);
    } catch (ArithmeticException e) {
      throw new MediaException.Malformed(type, "times of less than a million years", "longer ones");
    }
  }
}
