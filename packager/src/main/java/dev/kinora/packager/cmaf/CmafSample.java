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
  public CmafSample {
    data = data.slice().asReadOnlyBuffer();
    SampleHead.check(durationTicks, compositionOffsetTicks);
  }

  /** What a segment's header says of it. */
  SampleHead head() {
    return new SampleHead(sizeBytes(), durationTicks, compositionOffsetTicks, kind);
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
