package dev.kinora.packager;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A run of bytes as a value: equal when the bytes are equal, never changed through this type.
 * Immutable and safe to share as long as nobody writes to the memory it was made from, which {@link
 * #view} does not copy.
 */
public final class Bytes {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(ByteBuffer.allocate(0));

  private final ByteBuffer content;

  private Bytes(ByteBuffer content) {
    this.content = content;
  }

  /** A view of what remains in the buffer, without copying; the buffer's position stays. */
  public static Bytes view(ByteBuffer buffer) {
    return new Bytes(buffer.slice().asReadOnlyBuffer());
  }

  /** A copy of the array. */
  public static Bytes copyOf(byte[] array) {
    return new Bytes(ByteBuffer.wrap(array.clone()).asReadOnlyBuffer());
  }

  /** Bytes written as integers, the way tables and tests spell them. */
  public static Bytes of(int... values) {
    byte[] array = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      array[i] = (byte) values[i];
    }
    return copyOf(array);
  }

  /** Reads lower or upper case hex digits without blanks. */
  public static Bytes ofHex(String hex) {
    return copyOf(HexFormat.of().parseHex(hex));
  }

  /** How many bytes. */
  public int size() {
    return content.remaining();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** The byte at that index, 0 to 255. */
  public int u8(int index) {
    return content.get(index) & 0xff;
  }

  /** A fresh read-only big-endian buffer over the bytes, from 0 to {@link #size}. */
  public ByteBuffer buffer() {
    return content.duplicate();
  }

  /** A copy. */
  public byte[] toArray() {
    byte[] copy = new byte[size()];
    content.duplicate().get(copy);
    return copy;
  }

  /** Lower-case hex digits. */
  public String hex() {
    return HexFormat.of().formatHex(toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && content.equals(bytes.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  /** The hex digits, shortened in the middle of long runs. */
  @Override
  public String toString() {
    if (size() <= 64) {
      return hex();
    }
    String head = HexFormat.of().formatHex(Bytes.view(content.slice(0, 32)).toArray());
    return head + "… (" + size() + " bytes)";
  }
}
