package dev.kinora.packager.bitstream;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** NAL units behind start codes (ISO/IEC 14496-10, annex B). Pure functions. */
public final class AnnexB {
  private AnnexB() {}

  /**
   * The NAL units of a byte stream as views, without their start codes of three or four bytes and
   * without the zeros behind them. Empty ones are left out.
   *
   * @throws MediaException.Malformed if it does not begin with a start code
   */
  public static Iterable<ByteBuffer> units(ByteBuffer byteStream) throws MediaException {
    ByteBuffer stream = byteStream.slice().asReadOnlyBuffer();
    int first = startCode(stream, 0);
    for (int i = 0; i < first; i++) {
      if (stream.get(i) != 0) {
        throw new MediaException.Malformed(
            "Annex B byte stream @" + i, "a start code 000001", stream.get(i) & 0xff);
      }
    }
    return () -> new Units(stream.duplicate(), first);
  }

  /** Where 00 00 01 begins at or after that index, or the end. */
  private static int startCode(ByteBuffer stream, int from) {
    int last = stream.limit() - 3;
    int i = from;
    while (i <= last) {
      int third = stream.get(i + 2);
      if (third > 1 || third < 0) {
        i += 3;
      } else if (third == 1 && stream.get(i) == 0 && stream.get(i + 1) == 0) {
        return i;
      } else {
        i++;
      }
    }
    return stream.limit();
  }

  private static final class Units implements Iterator<ByteBuffer> {
    private final ByteBuffer stream;
    private int code;
    private int start;
    private int end;

    Units(ByteBuffer stream, int firstCode) {
      this.stream = stream;
      this.code = firstCode;
      advance();
    }

    private void advance() {
      do {
        start = Math.min(stream.limit(), code + 3);
        code = start < stream.limit() ? startCode(stream, start) : stream.limit();
        end = code;
        while (end > start && stream.get(end - 1) == 0) {
          end--;
        }
      } while (end == start && start < stream.limit());
    }

    @Override
    public boolean hasNext() {
      return end > start;
    }

    @Override
    public ByteBuffer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ByteBuffer unit = stream.slice(start, end - start);
      advance();
      return unit;
    }
  }
}
