package dev.kinora.packager.bitstream;

import dev.kinora.packager.MediaException;

/** The sampling frequencies of AAC (ISO/IEC 14496-3, table 1.18). */
final class SampleRates {
  private static final int[] HERTZ = {
    96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
  };
  private static final int ESCAPE = 15;

  private SampleRates() {}

  /** Four bits of index, or 24 bits of hertz behind the escape. */
  static int read(BitReader in) throws MediaException {
    int index = in.small(4);
    return index == ESCAPE ? in.small(24) : ofIndex(index, in);
  }

  static int ofIndex(int index, BitReader in) throws MediaException {
    if (index >= HERTZ.length) {
      throw in.malformed("a sampling frequency index from 0 to 12", index);
    }
    return HERTZ[index];
  }

  static void write(BitWriter out, int hertz) {
    int index = indexOf(hertz);
    out.bits(4, index);
    if (index == ESCAPE) {
      out.bits(24, hertz);
    }
  }

  /** The index, or 15 for a rate that has none. */
  static int indexOf(int hertz) {
    for (int i = 0; i < HERTZ.length; i++) {
      if (HERTZ[i] == hertz) {
        return i;
      }
    }
    return ESCAPE;
  }
}
