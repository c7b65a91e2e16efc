package dev.kinora.packager.check.load;

/**
 * A part of a resource.
 *
 * @param offset of its first byte
 * @param length bytes, 1 or more
 */
public record ByteSpan(long offset, long length) {
  public ByteSpan {
    if (offset < 0 || length < 1 || length > Long.MAX_VALUE - offset) {
      throw new IllegalArgumentException(
          "byte span: expected an offset and a length, found %d and %d".formatted(offset, length));
    }
  }

  /** The byte behind the last one. */
  public long end() {
    return offset + length;
  }
}
