package dev.kinora.packager.source.mp4;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;

/**
 * How large samples are: {@code stsz}, or {@code stz2} with its fields of 4, 8 or 16 bits (ISO/IEC
 * 14496-12, 8.7.3).
 *
 * @param all the size of every sample, 0 where they differ
 * @param fieldBits of one entry, where they differ
 */
record SampleSizes(int count, int all, int fieldBits, ByteBuffer entries) {
  static SampleSizes read(String type, ByteBuffer payload, long fileBytes) throws MediaException {
    Tables.require(type, payload, 12);
    payload.getInt();
    int second = payload.getInt();
    long count = payload.getInt() & 0xffff_ffffL;
    boolean compact = type.equals("stz2");
    int bits = compact ? second & 0xff : 32;
    int all = compact ? 0 : second;
    if (all < 0 || (compact && bits != 4 && bits != 8 && bits != 16)) {
      throw new MediaException.Malformed(type, "sizes of 4, 8, 16 or 31 bits", second);
    }
    long most = all > 0 ? fileBytes / all : payload.remaining() * 8L / bits;
    if (count > Math.min(most, Integer.MAX_VALUE)) {
      throw new MediaException.Malformed(type, "at most " + most + " samples", count);
    }
    return new SampleSizes((int) count, all, bits, payload.slice());
  }

  int sizeBytes(int sample) {
    if (all > 0) {
      return all;
    }
    return switch (fieldBits) {
      case 4 -> (entries.get(sample / 2) >> (sample % 2 == 0 ? 4 : 0)) & 0xf;
      case 8 -> entries.get(sample) & 0xff;
      case 16 -> entries.getShort(sample * 2) & 0xffff;
      default -> entries.getInt(sample * 4);
    };
  }
}
