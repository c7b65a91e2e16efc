package dev.kinora.packager.cmaf;

import dev.kinora.packager.isobmff.SampleFlags;

/**
 * A sample as a segment's runs describe it, all defaults filled in.
 *
 * @param offset of its first byte in the segment
 * @param decodeTimeTicks when it is decoded
 * @param compositionOffsetTicks from decoding to showing
 */
public record FragmentSample(
    long offset,
    long sizeBytes,
    long decodeTimeTicks,
    long durationTicks,
    long compositionOffsetTicks,
    SampleFlags flags) {
  /** Whether decoding can start here. */
  public boolean sync() {
    return !flags.nonSync();
  }

  /** When it is shown, the edit list aside. */
  public long presentationTimeTicks() {
    return decodeTimeTicks + compositionOffsetTicks;
  }
}
