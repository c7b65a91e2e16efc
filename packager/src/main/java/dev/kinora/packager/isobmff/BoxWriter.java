package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects boxes as big-endian bytes and fills in their sizes. Confined to one thread. A value that
 * does not fit its field is a programming error and throws {@link IllegalArgumentException}.
 */
public final class BoxWriter {
  private byte[] bytes = new byte[512];
  private int length;

  /** How many bytes are written so far. */
  public int position() {
    return length;
  }

  /** A copy of what is written so far. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Writes a whole box: size, type and payload. */
  public BoxWriter box(Box box) {
    int start = length;
    u32(0);
    fourCc(box.type());
    box.writePayload(this);
    patchI32(start, length - start);
    return this;
  }

  /** Writes boxes one after another. */
  BoxWriter boxes(Iterable<? extends Box> boxes) {
    for (Box box : boxes) {
      box(box);
    }
    return this;
  }

  BoxWriter fullBox(int version, int flags) {
    return i32(version << 24 | flags);
  }

  BoxWriter u8(int value) {
    check(value >= 0 && value <= 0xff, 8, value);
    return raw(value, 1);
  }

  BoxWriter u16(int value) {
    check(value >= 0 && value <= 0xffff, 16, value);
    return raw(value, 2);
  }

  BoxWriter i16(int value) {
    check(value == (short) value, 16, value);
    return raw(value, 2);
  }

  BoxWriter u32(long value) {
    check(value >= 0 && value <= 0xffff_ffffL, 32, value);
    return raw(value, 4);
  }

  BoxWriter i32(int value) {
    return raw(value, 4);
  }

  BoxWriter u64(long value) {
    check(value >= 0, 64, value);
    return raw(value, 8);
  }

  BoxWriter i64(long value) {
    return raw(value, 8);
  }

  /** A count of ticks as 32 bits in version 0 of a box and as 64 in version 1. */
  BoxWriter ticks(int version, long value) {
    return version == 0 ? u32(value) : u64(value);
  }

  BoxWriter zeros(int count) {
    reserve(count);
    length += count;
    return this;
  }

  BoxWriter fourCc(String type) {
    byte[] text = type.getBytes(StandardCharsets.ISO_8859_1);
    if (type.length() != 4) {
      throw new IllegalArgumentException(
          "box type: expected four characters, found \"" + type + "\"");
    }
    return bytes(text);
  }

  BoxWriter bytes(byte[] source) {
    reserve(source.length);
    System.arraycopy(source, 0, bytes, length, source.length);
    length += source.length;
    return this;
  }

  BoxWriter bytes(Bytes source) {
    reserve(source.size());
    source.buffer().get(bytes, length, source.size());
    length += source.size();
    return this;
  }

  /** UTF-8 and a zero byte. */
  BoxWriter textAndZero(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("text of a box: expected no zero character inside");
    }
    return bytes(text.getBytes(StandardCharsets.UTF_8)).u8(0);
  }

  /** Overwrites four bytes written before. */
  void patchI32(int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >> (24 - 8 * i));
    }
  }

  private BoxWriter raw(long value, int count) {
    reserve(count);
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >> shift);
    }
    return this;
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
    }
  }

  private static void check(boolean fits, int bits, long value) {
    if (!fits) {
      throw new IllegalArgumentException(value + " does not fit a field of " + bits + " bits");
    }
  }
}
