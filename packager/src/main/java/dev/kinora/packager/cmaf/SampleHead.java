package dev.kinora.packager.cmaf;

/**
 * What a segment's header says of a coded frame whose data lies elsewhere.
 *
 * @param sizeBytes of its data
 * @param durationTicks ticks of the track's timescale, above 0
 * @param compositionOffsetTicks from decoding to showing, 0 or more; the reorder delay included
 * @param kind what it needs and who needs it
 */
public record SampleHead(
    int sizeBytes, long durationTicks, long compositionOffsetTicks, SampleKind kind) {
  private static final long MAX_FIELD = 0xffff_ffffL;

  public SampleHead {
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes: expected 0 or more, found " + sizeBytes);
    }
    check(durationTicks, compositionOffsetTicks);
  }

  static void check(long durationTicks, long compositionOffsetTicks) {
    if (durationTicks < 1 || durationTicks > MAX_FIELD) {
      throw new IllegalArgumentException(
          "durationTicks: expected 1 to 2^32 - 1, found " + durationTicks);
    }
    if (compositionOffsetTicks < 0 || compositionOffsetTicks > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "compositionOffsetTicks: expected 0 to 2^31 - 1, found " + compositionOffsetTicks);
    }
  }
}
