package dev.kinora.transcoder.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How one channel of an AAC frame is cut into windows (ISO/IEC 14496-3, 4.4.2.1 and 4.5.2.3).
 *
 * @param kaiser whether the window's second half has the Kaiser-Bessel derived shape, not a sine's
 */
record AacWindow(Sequence sequence, boolean kaiser) {
  /** In the order of their codes (4.6.11.2). */
  enum Sequence {
    ONLY_LONG,
    LONG_START,
    EIGHT_SHORT,
    LONG_STOP;

    /** Whether the overlap with the frame after is that of short windows. */
    boolean endsShort() {
      return this == LONG_START || this == EIGHT_SHORT;
    }

    /** Whether the overlap with the frame before is that of short windows. */
    boolean beginsShort() {
      return this == EIGHT_SHORT || this == LONG_STOP;
    }

    /** Whether the two overlap as decoders expect. */
    boolean mayPrecede(Sequence next) {
      return endsShort() == next.beginsShort();
    }
  }

  /**
   * Reads a raw data block.
   *
   * @return the first element's first channel; its second one too where both share their windows
   */
  static List<AacWindow> of(ByteBuffer frame) throws IOException {
    Bits bits = new Bits(frame);
    int element = bits.next(3);
    while (element == 6) { // fill_element
      int count = bits.next(4);
      bits.skip(8 * (count == 15 ? 14 + bits.next(8) : count));
      element = bits.next(3);
    }
    boolean pair = element == 1;
    if (!pair && element != 0) {
      throw new IOException(
          "expected a single channel or a pair of them, found element " + element);
    }
    bits.skip(4); // element_instance_tag
    boolean shared = pair && bits.next(1) == 1;
    if (!shared) {
      bits.skip(8); // global_gain
    }
    bits.skip(1); // ics_reserved_bit
    AacWindow window = new AacWindow(Sequence.values()[bits.next(2)], bits.next(1) == 1);
    List<AacWindow> channels = new ArrayList<>(List.of(window));
    if (shared) {
      channels.add(window);
    }
    return channels;
  }

  /** Bits of a frame, the most significant first. */
  private static final class Bits {
    private final ByteBuffer bytes;
    private int position;

    Bits(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    int next(int count) {
      int value = 0;
      for (int i = 0; i < count; i++, position++) {
        int octet = bytes.get(bytes.position() + position / 8);
        value = value << 1 | ((octet >> (7 - position % 8)) & 1);
      }
      return value;
    }

    void skip(int count) {
      position += count;
    }
  }
}
