package dev.kinora.transcoder.video;

import dev.kinora.packager.cmaf.SampleKind;
import java.nio.ByteBuffer;

/**
 * An access unit of H.264 whose NAL units stand behind their lengths of four bytes (ISO/IEC
 * 14496-15, 4.3.3), without the encoder's note about itself.
 */
record AvcSample(ByteBuffer data, SampleKind kind) {
  private static final int SLICE = 1;
  private static final int IDR_SLICE = 5;
  private static final int SEI = 6;
  private static final int USER_DATA_UNREGISTERED = 5;

  static AvcSample of(byte[] accessUnit) {
    int start = 0;
    SampleKind kind = SampleKind.DEPENDENT;
    ByteBuffer in = ByteBuffer.wrap(accessUnit);
    for (int at = 0; at + 5 <= accessUnit.length; ) {
      int end = at + 4 + in.getInt(at);
      if (end <= at || end > accessUnit.length) {
        throw new IllegalStateException("the encoder gave a NAL unit that outlasts its packet");
      }
      int type = accessUnit[at + 4] & 0x1f;
      if (at == start && type == SEI && accessUnit[at + 5] == USER_DATA_UNREGISTERED) {
        start = end;
      } else if (type == IDR_SLICE) {
        kind = SampleKind.SYNC;
      } else if (type == SLICE) {
        // nal_ref_idc 0: no other picture refers to this one.
        boolean referred = (accessUnit[at + 4] & 0x60) != 0;
        kind = referred ? SampleKind.REFERENCE : SampleKind.DISPOSABLE;
      }
      at = end;
    }
    return new AvcSample(in.slice(start, accessUnit.length - start), kind);
  }
}
