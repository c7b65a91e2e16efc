package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * When the fragment after it was made by the wall clock (ISO/IEC 14496-12, 8.16.5).
 *
 * @param flags what the time means: 0 encoder input, 1 encoder output, 2 file finalized and so on
 * @param trackId the track the media time belongs to
 * @param ntpTimestamp seconds since 1900 in the upper 32 bits, fractions below; all 64 bits used
 * @param mediaTime ticks of the track's timescale
 */
public record ProducerReferenceTimeBox(int flags, long trackId, long ntpTimestamp, long mediaTime)
    implements Box {
  static ProducerReferenceTimeBox read(BoxReader in) throws MediaException {
    FullBox head = in.fullBox(1);
    return new ProducerReferenceTimeBox(head.flags(), in.u32(), in.i64(), in.ticks(head.version()));
  }

  @Override
  public String type() {
    return "prft";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(1, flags).u32(trackId).i64(ntpTimestamp).u64(mediaTime);
  }
}
