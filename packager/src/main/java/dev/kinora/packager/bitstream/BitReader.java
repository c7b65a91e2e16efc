package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/** Reads bits, most significant first, and refuses to read past the end. Confined to one thread. */
final class BitReader {
  private final Bytes bytes;
  private final String place;
  private long position;

  /**
   * Starts at the first bit.
   *
   * @param place names the structure in messages
   */
  BitReader(Bytes bytes, String place) {
    this.bytes = bytes;
    this.place = place;
  }

  long remainingBits() {
    return 8L * bytes.size() - position;
  }

  /** Unsigned, 0 to 32 bits. */
  long bits(int count) throws MediaException {
    need(count);
    long value = 0;
    for (int i = 0; i < count; i++, position++) {
      int octet = bytes.u8((int) (position >>> 3));
      value = value << 1 | (octet >> (7 - (position & 7)) & 1);
    }
    return value;
  }

  /** Unsigned, 0 to 31 bits. */
  int small(int count) throws MediaException {
    return Math.toIntExact(bits(count));
  }

  boolean flag() throws MediaException {
    return bits(1) == 1;
  }

  void skip(int count) throws MediaException {
    need(count);
    position += count;
  }

  /** Whole bytes from a byte boundary on. */
  Bytes bytes(int count) throws MediaException {
    if ((position & 7) != 0) {
      throw malformed("a byte boundary", "bit " + position);
    }
    need(8L * count);
    int from = (int) (position >>> 3);
    position += 8L * count;
    return Bytes.view(bytes.buffer().slice(from, count));
  }

  Bytes rest() throws MediaException {
    return bytes((int) (remainingBits() / 8));
  }

  /** Exp-Golomb code, unsigned (ISO/IEC 14496-10, 9.1), at most 2^32 - 2. */
  long ue() throws MediaException {
    int zeros = 0;
    while (!flag()) {
      if (++zeros > 32) {
        throw malformed("an exp-Golomb code of at most 32 leading zeros", "more");
      }
    }
    return (1L << zeros) - 1 + bits(zeros);
  }

  /** Exp-Golomb code between 0 and a bound that the standard sets. */
  int ue(String what, int highest) throws MediaException {
    long value = ue();
    if (value > highest) {
      throw malformed(what + " from 0 to " + highest, value);
    }
    return (int) value;
  }

  /** Exp-Golomb code, signed (9.1.1). */
  long se() throws MediaException {
    long code = ue();
    return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
  }

  MediaException.Malformed malformed(String expected, Object found) {
    return new MediaException.Malformed(place + " bit " + position, expected, found);
  }

  private void need(long count) throws MediaException {
    if (count > remainingBits()) {
      throw malformed(count + " more bits", remainingBits());
    }
  }
}
