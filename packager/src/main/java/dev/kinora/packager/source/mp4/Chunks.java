package dev.kinora.packager.source.mp4;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which chunk a sample lies in and where chunks begin: {@code stsc} with {@code stco} or {@code
 * co64} (ISO/IEC 14496-12, 8.7.4 and 8.7.5).
 */
final class Chunks {

  private static final int ENTRY_BYTES = 12;

  private final int[] firstChunks;
  private final long[] firstSamples;
  private final int[] samplesPerChunk;
  private final int chunkCount;
  private final boolean wide;
  private final ByteBuffer offsets;

  private Chunks(
      int[] firstChunks,
      long[] firstSamples,
      int[] samplesPerChunk,
      int chunkCount,
      boolean wide,
      ByteBuffer offsets) {
    this.firstChunks = firstChunks;
    this.firstSamples = firstSamples;
    this.samplesPerChunk = samplesPerChunk;
    this.chunkCount = chunkCount;
    this.wide = wide;
    this.offsets = offsets;
  }

  static Chunks read(ByteBuffer stsc, String offsetType, ByteBuffer offsets) throws MediaException {
    boolean wide = offsetType.equals("co64");
    int chunkCount = Tables.count(offsetType, offsets, wide ? 8 : 4);
    int count = Tables.count("stsc", stsc, ENTRY_BYTES);
    int[] firstChunks = new int[count];
    long[] firstSamples = new long[count];
    int[] perChunk = new int[count];
    for (int i = 0; i < count; i++) {
      firstChunks[i] = stsc.getInt() - 1;
      perChunk[i] = stsc.getInt();
      int description = stsc.getInt();
      boolean grows = i == 0 ? firstChunks[0] == 0 : firstChunks[i] > firstChunks[i - 1];
      if (!grows || perChunk[i] < 1) {
        throw new MediaException.Malformed(
            "stsc", "growing chunks of 1 sample or more", "entry " + i);
      }
      if (description != 1) {
        throw new MediaException.Unsupported(
            "stsc", "one sample description", description, "encode the stream again");
      }
      if (i > 0) {
        long chunks = (long) firstChunks[i] - firstChunks[i - 1];
        firstSamples[i] =
            Tables.plus("stsc", firstSamples[i - 1], Tables.times("stsc", chunks, perChunk[i - 1]));
      }
    }
    return new Chunks(firstChunks, firstSamples, perChunk, chunkCount, wide, offsets.slice());
  }

  /** Chunks in all. */
  int count() {
    return chunkCount;
  }

  /** The run of chunks that a sample is in. */
  private int run(long sample) {
    int found = Arrays.binarySearch(firstSamples, sample);
    return found < 0 ? -found - 2 : found;
  }

  /** The chunk that a sample lies in, which may not be there. */
  long chunkOf(long sample) {
    if (firstChunks.length == 0) {
      return chunkCount;
    }
    int run = run(sample);
    return firstChunks[run] + (sample - firstSamples[run]) / samplesPerChunk[run];
  }

  /** The first sample of the chunk that a sample lies in. */
  long firstOfChunk(long sample) {
    int run = run(sample);
    return sample - (sample - firstSamples[run]) % samplesPerChunk[run];
  }

  /** Where a chunk begins in the file. */
  long offsetBytes(int chunk) {
    return wide ? offsets.getLong(chunk * 8) : offsets.getInt(chunk * 4) & 0xffff_ffffL;
  }
}
