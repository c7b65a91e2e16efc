package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import java.util.BitSet;

/** Writes bits, most significant first. Confined to one thread. */
final class BitWriter {
  private final BitSet bits = new BitSet();
  private int length;

  /** The lowest bits of a value; a value that does not fit is a programming error. */
  BitWriter bits(int count, long value) {
    if (value >>> count != 0) {
      throw new IllegalArgumentException(value + " does not fit " + count + " bits");
    }
    for (int shift = count - 1; shift >= 0; shift--) {
      bits.set(length++, (value >>> shift & 1) == 1);
    }
    return this;
  }

  BitWriter flag(boolean value) {
    return bits(1, value ? 1 : 0);
  }

  BitWriter bytes(Bytes bytes) {
    for (int i = 0; i < bytes.size(); i++) {
      bits(8, bytes.u8(i));
    }
    return this;
  }

  /** What is written, zero bits filling the last byte. */
  Bytes toBytes() {
    byte[] array = new byte[(length + 7) / 8];
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
      array[i >> 3] |= (byte) (0x80 >> (i & 7));
    }
    return Bytes.copyOf(array);
  }
}
