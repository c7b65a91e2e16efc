package dev.kinora.packager.cmaf;

import java.nio.ByteBuffer;

/**
 * One coded frame, ready for a segment. The data is a view: nobody may write to its memory while
 * the sample or a segment made of it is in use.
 *
 * @param data what remains of the buffer; H.264 with length-prefixed NAL units, AAC without ADTS
 * @param durationTicks ticks of the track's timescale, above 0
 * @param compositionOffsetTicks from decoding to showing, 0 or more; the reorder delay included
 * @param kind what it needs and who needs it
 */
public record CmafSample(
    ByteBuffer data, long durationTicks, long compositionOffsetTicks, SampleKind kind) {
  private static final long MAX_FIELD = 0xffff_ffffL;

  public CmafSample {
    data = data.slice().asReadOnlyBuffer();
    if (durationTicks < 1 || durationTicks > MAX_FIELD) {
      throw new IllegalArgumentException(
          "durationTicks: expected 1 to 2^32 - 1, found " + durationTicks);
    }
    if (compositionOffsetTicks < 0 || compositionOffsetTicks > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "compositionOffsetTicks: expected 0 to 2^31 - 1, found " + compositionOffsetTicks);
    }
  }

  /** A sample that is shown when it is decoded and that decoding can start at: any AAC frame. */
  public static CmafSample sync(ByteBuffer data, long durationTicks) {
    return new CmafSample(data, durationTicks, 0, SampleKind.SYNC);
  }

  /** A fresh view of the data. */
  @Override
  public ByteBuffer data() {
    return data.duplicate();
  }

  /** How many bytes the data takes. */
  public int sizeBytes() {
    return data.remaining();
  }
}
