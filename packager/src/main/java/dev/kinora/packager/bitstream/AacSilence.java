package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;

/**
 * AAC-LC frames in which nothing is heard, to stand where a source has none: every band is empty
 * (ISO/IEC 14496-3, 4.4.2.1, with {@code max_sfb} 0).
 */
public final class AacSilence {
  private static final int SINGLE_CHANNEL = 0;
  private static final int CHANNEL_PAIR = 1;
  private static final int END = 7;

  private AacSilence() {}

  /** A frame of one or two channels. */
  public static Bytes frame(int channels) {
    BitWriter out = new BitWriter();
    switch (channels) {
      case 1 -> channel(out.bits(3, SINGLE_CHANNEL).bits(4, 0));
      case 2 -> {
        out.bits(3, CHANNEL_PAIR).bits(4, 0).flag(false);
        channel(out);
        channel(out);
      }
      default ->
          throw new IllegalArgumentException(
              "silence: expected 1 or 2 channels, found " + channels);
    }
    return out.bits(3, END).toBytes();
  }

  /** individual_channel_stream: gain, a long sine window without bands, no tools. */
  private static void channel(BitWriter out) {
    out.bits(8, 0).bits(1, 0).bits(2, 0).bits(1, 0).bits(6, 0).bits(1, 0).bits(3, 0);
  }
}
