package dev.kinora.transcoder.live.maker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.ByteBuffer;

/**
 * Whether a stream of MP4 has come to its end: writers put a movie fragment random access box
 * (ISO/IEC 14496-12, 8.8.9) behind the last fragment, and nothing after it. Walks over the boxes at
 * the top without keeping anything of them. Safe for use by two threads.
 */
final class Mp4Ending {
  private static final int HEADER_BYTES = 8;
  private static final int LARGE_HEADER_BYTES = 16;
  private static final int FTYP = 0x66747970;
  private static final int STYP = 0x73747970;
  private static final int MFRA = 0x6d667261;

  @GuardedBy("this")
  private final ByteBuffer header = ByteBuffer.allocate(LARGE_HEADER_BYTES);

  /** What is left of the box that is being passed over. */
  @GuardedBy("this")
  private long left;

  @GuardedBy("this")
  private int type;

  @GuardedBy("this")
  private boolean begun;

  /** It is something else than MP4, or goes on to the end of all. */
  @GuardedBy("this")
  private boolean over;

  /** Takes the next bytes of the publisher, whatever they are. */
  synchronized void add(ByteBuffer bytes) {
    while (!over && bytes.hasRemaining()) {
      if (left > 0) {
        int some = (int) Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + some);
        left -= some;
      } else {
        header.put(bytes.get());
        readHeader();
      }
    }
  }

  @GuardedBy("this")
  private void readHeader() {
    int have = header.position();
    if (have < HEADER_BYTES) {
      return;
    }
    int small = header.getInt(0);
    if (small == 1 && have < LARGE_HEADER_BYTES) {
      return;
    }
    type = header.getInt(4);
    long size = small == 1 ? header.getLong(HEADER_BYTES) : Integer.toUnsignedLong(small);
    over = size < have || (!begun && type != FTYP && type != STYP);
    begun = true;
    left = size - have;
    header.clear();
  }

  /** Whether the last bytes were a whole box that says that nothing follows. */
  synchronized boolean sawEnd() {
    return !over && begun && left == 0 && header.position() == 0 && type == MFRA;
  }
}
