package dev.kinora.packager.bitstream;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** NAL units behind their lengths (ISO/IEC 14496-15, 5.3.4.2). Pure functions. */
public final class LengthPrefixed {
  private static final int START_CODE_BYTES = 4;

  private LengthPrefixed() {}

  /**
   * The NAL units of a sample as views.
   *
   * @param lengthSizeBytes 1, 2 or 4, from the header's codec configuration
   * @throws MediaException.Malformed if a length points behind the end
   */
  public static Iterable<ByteBuffer> units(ByteBuffer sample, int lengthSizeBytes)
      throws MediaException {
    ByteBuffer data = sample.slice().asReadOnlyBuffer();
    long at = 0;
    while (at < data.limit()) {
      long left = data.limit() - at;
      long length = left < lengthSizeBytes ? -1 : length(data, (int) at, lengthSizeBytes);
      if (length < 0 || length > left - lengthSizeBytes) {
        throw new MediaException.Malformed(
            "sample @" + at,
            "a NAL unit of at most " + (left - lengthSizeBytes) + " bytes",
            length < 0 ? "a cut length" : length);
      }
      at += lengthSizeBytes + length;
    }
    return () -> new Units(data.duplicate(), lengthSizeBytes);
  }

  /**
   * Turns a byte stream with start codes into a sample with four-byte lengths.
   *
   * @param keep which NAL units the sample keeps, such as {@link H264Nal#belongsInAvc1}
   * @throws MediaException.Malformed if the stream does not begin with a start code
   */
  public static ByteBuffer fromAnnexB(ByteBuffer byteStream, Predicate<ByteBuffer> keep)
      throws MediaException {
    Iterable<ByteBuffer> units = AnnexB.units(byteStream);
    int sizeBytes = 0;
    for (ByteBuffer unit : units) {
      if (keep.test(unit)) {
        sizeBytes = Math.addExact(sizeBytes, 4 + unit.remaining());
      }
    }
    ByteBuffer sample = ByteBuffer.allocate(sizeBytes);
    for (ByteBuffer unit : units) {
      if (keep.test(unit)) {
        sample.putInt(unit.remaining()).put(unit.duplicate());
      }
    }
    return sample.flip();
  }

  /**
   * Turns a sample into a byte stream with start codes of four bytes.
   *
   * @param lengthSizeBytes 1, 2 or 4, from the header's codec configuration
   * @throws MediaException.Malformed if a length points behind the end
   */
  public static ByteBuffer toAnnexB(ByteBuffer sample, int lengthSizeBytes) throws MediaException {
    Iterable<ByteBuffer> units = units(sample, lengthSizeBytes);
    int sizeBytes = 0;
    for (ByteBuffer unit : units) {
      sizeBytes = Math.addExact(sizeBytes, START_CODE_BYTES + unit.remaining());
    }
    ByteBuffer stream = ByteBuffer.allocate(sizeBytes);
    for (ByteBuffer unit : units) {
      stream.putInt(1).put(unit);
    }
    return stream.flip();
  }

  private static long length(ByteBuffer data, int at, int lengthSizeBytes) {
    return switch (lengthSizeBytes) {
      case 1 -> data.get(at) & 0xff;
      case 2 -> data.getShort(at) & 0xffff;
      case 4 -> data.getInt(at) & 0xffff_ffffL;
      default ->
          throw new IllegalArgumentException(
              "lengthSizeBytes: expected 1, 2 or 4, found " + lengthSizeBytes);
    };
  }

  private static final class Units implements Iterator<ByteBuffer> {
    private final ByteBuffer data;
    private final int lengthSizeBytes;

    Units(ByteBuffer data, int lengthSizeBytes) {
      this.data = data;
      this.lengthSizeBytes = lengthSizeBytes;
    }

    @Override
    public boolean hasNext() {
      return data.hasRemaining();
    }

    @Override
    public ByteBuffer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int start = data.position() + lengthSizeBytes;
      int length = (int) length(data, data.position(), lengthSizeBytes);
      data.position(start + length);
      return data.slice(start, length);
    }
  }
}
