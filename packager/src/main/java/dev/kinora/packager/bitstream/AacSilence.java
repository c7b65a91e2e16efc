package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;

/**
 * AAC-LC frames in which nothing is heard, to stand where a source has none: every band is empty
 * (ISO/IEC 14496-3, 4.4.2.1, with {@code max_sfb} 0).
 */
public final class AacSilence {
  private static final int SINGLE_CHANNEL = 0;
  private static final int CHANNEL_PAIR = 1;
  private static final int LOW_FREQUENCIES = 3;
  private static final int END = 7;

  private AacSilence() {}

  /** A frame of one, two or 5.1 channels. */
  public static Bytes frame(int channels) {
    BitWriter out = new BitWriter();
    switch (channels) {
      case 1 -> channel(out.bits(3, SINGLE_CHANNEL).bits(4, 0));
      case 2 -> pair(out, 0);
      // ISO/IEC 14496-3, table 1.19: centre, front pair, back pair, low frequencies.
      case 6 -> {
        channel(out.bits(3, SINGLE_CHANNEL).bits(4, 0));
        pair(out, 0);
        pair(out, 1);
        channel(out.bits(3, LOW_FREQUENCIES).bits(4, 0));
      }
      default ->
          throw new IllegalArgumentException(
              "silence: expected 1, 2 or 6 channels, found " + channels);
    }
    return out.bits(3, END).toBytes();
  }

  private static void pair(BitWriter out, int instance) {
    out.bits(3, CHANNEL_PAIR).bits(4, instance).flag(false);
    channel(out);
    channel(out);
  }

  /** individual_channel_stream: gain, a long sine window without bands, no tools. */
  private static void channel(BitWriter out) {
    out.bits(8, 0).bits(1, 0).bits(2, 0).bits(1, 0).bits(6, 0).bits(1, 0).bits(3, 0);
  }
}
