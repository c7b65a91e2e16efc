package dev.kinora.packager.source.mp4;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A table of runs, {@code stts} or {@code ctts} (ISO/IEC 14496-12, 8.6.1): so many samples with
 * this value.
 */
final class Runs {

  private static final int ENTRY_BYTES = 8;

  private final long[] ends;
  private final int[] values;
  private final long[] sums;

  private Runs(long[] ends, int[] values, long[] sums) {
    this.ends = ends;
    this.values = values;
    this.sums = sums;
  }

  /** Reads count and entries. */
  static Runs read(String type, ByteBuffer payload) throws MediaException {
    int count = Tables.count(type, payload, ENTRY_BYTES);
    long[] ends = new long[count];
    int[] values = new int[count];
    long[] sums = new long[count];
    int kept = 0;
    long samples = 0;
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long length = payload.getInt() & 0xffff_ffffL;
      int value = payload.getInt();
      if (length == 0) {
        continue;
      }
      sums[kept] = sum;
      values[kept] = value;
      samples += length;
      ends[kept++] = samples;
      sum = Tables.plus(type, sum, Tables.times(type, length, value));
    }
    return new Runs(
        Arrays.copyOf(ends, kept), Arrays.copyOf(values, kept), Arrays.copyOf(sums, kept));
  }

  /** No runs. */
  static Runs none() {
    return new Runs(new long[0], new int[0], new long[0]);
  }

  /** Whether no value is below zero. */
  boolean isNowhereNegative() {
    return Arrays.stream(values).allMatch(value -> value >= 0);
  }

  /** How many samples it speaks of. */
  long count() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** The run that a sample is in; samples behind the end belong to the last one. */
  private int run(long sample) {
    int found = Arrays.binarySearch(ends, sample + 1);
    return Math.min(found < 0 ? -found - 1 : found, ends.length - 1);
  }

  /** A sample's value. */
  int value(long sample) {
    return values[run(sample)];
  }

  /** The sum of the values of all samples before. */
  long sumBefore(long sample) {
    int run = run(sample);
    long first = run == 0 ? 0 : ends[run - 1];
    return sums[run] + (sample - first) * values[run];
  }

  /** The first sample whose {@link #sumBefore} is at least this much; values are not negative. */
  long firstFrom(long sum) {
    long low = 0;
    long high = count();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (sumBefore(middle) < sum) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
