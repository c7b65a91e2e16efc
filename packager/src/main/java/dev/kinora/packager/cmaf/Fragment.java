package dev.kinora.packager.cmaf;

import java.util.List;

/**
 * One {@code moof} of a segment, read back.
 *
 * @param offset of the {@code moof} in the segment
 * @param samples in decoding order
 */
public record Fragment(
    long offset,
    long sequenceNumber,
    long trackId,
    long baseDecodeTimeTicks,
    List<FragmentSample> samples) {
  public Fragment {
    samples = List.copyOf(samples);
  }

  /** Sum of the samples' durations. */
  public long durationTicks() {
    return samples.stream().mapToLong(FragmentSample::durationTicks).sum();
  }

  /** When the next fragment starts if there is no gap. */
  public long endTicks() {
    return baseDecodeTimeTicks + durationTicks();
  }
}
