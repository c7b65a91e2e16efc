package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.H264Nal;
import java.nio.ByteBuffer;

/** What the NAL units of an H.264 access unit say about the sample. Pure functions. */
public final class AvcSamples {
  private AvcSamples() {}

  /**
   * The kind of a sample. Decoding can start only at an IDR picture.
   *
   * @param nalUnits of one access unit, in either framing already undone
   * @throws MediaException if a slice is cut short, or there is none
   */
  public static SampleKind kindOf(Iterable<ByteBuffer> nalUnits) throws MediaException {
    boolean intra = true;
    boolean reference = false;
    boolean any = false;
    for (ByteBuffer unit : nalUnits) {
      if (H264Nal.type(unit) == H264Nal.IDR_SLICE) {
        return SampleKind.SYNC;
      }
      if (H264Nal.isSlice(unit)) {
        any = true;
        intra &= H264Nal.isIntraSlice(unit);
        reference |= H264Nal.refIdc(unit) != 0;
      }
    }
    if (!any) {
      throw new MediaException.Malformed("access unit", "a coded slice", "none");
    }
    if (intra) {
      return SampleKind.INTRA;
    }
    return reference ? SampleKind.REFERENCE : SampleKind.DISPOSABLE;
  }
}
