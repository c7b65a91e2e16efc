package dev.kinora.packager.bitstream;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;

/** What the header of an H.264 NAL unit says (ISO/IEC 14496-10, 7.3.1 and table 7-1). */
public final class H264Nal {
  /** Coded slice of a picture that is no IDR picture. */
  public static final int SLICE = 1;

  /** Coded slice of an IDR picture: decoding can start here. */
  public static final int IDR_SLICE = 5;

  /** Supplemental enhancement information. */
  public static final int SEI = 6;

  /** Sequence parameter set. */
  public static final int SPS = 7;

  /** Picture parameter set. */
  public static final int PPS = 8;

  /** Access unit delimiter. */
  public static final int AUD = 9;

  /** Filler data. */
  public static final int FILLER = 12;

  private static final int SLICE_HEADER_BYTES = 32;

  private H264Nal() {}

  /** The type of the unit that starts at the buffer's position; 0 for an empty one. */
  public static int type(ByteBuffer nalUnit) {
    return nalUnit.hasRemaining() ? nalUnit.get(nalUnit.position()) & 0x1f : 0;
  }

  /** 0 when no other picture needs this one. */
  public static int refIdc(ByteBuffer nalUnit) {
    return nalUnit.hasRemaining() ? nalUnit.get(nalUnit.position()) >> 5 & 3 : 0;
  }

  /** Whether the unit holds picture data that is not partitioned. */
  public static boolean isSlice(ByteBuffer nalUnit) {
    int type = type(nalUnit);
    return type == SLICE || type == IDR_SLICE;
  }

  /** Whether the unit belongs into the header under {@code avc1}. */
  public static boolean isParameterSet(ByteBuffer nalUnit) {
    int type = type(nalUnit);
    return type == SPS || type == PPS;
  }

  /**
   * Whether an {@code avc1} sample keeps the unit: parameter sets stand in the header, and
   * delimiters and filler say nothing there (ISO/IEC 14496-15, 5.3.2).
   */
  public static boolean belongsInAvc1(ByteBuffer nalUnit) {
    int type = type(nalUnit);
    return nalUnit.hasRemaining() && type != AUD && type != FILLER && !isParameterSet(nalUnit);
  }

  /**
   * Whether a slice predicts from nothing but its own picture (7.4.3: types 2, 4, 7 and 9).
   *
   * @throws MediaException if the slice is cut short
   */
  public static boolean isIntraSlice(ByteBuffer slice) throws MediaException {
    BitReader in = new BitReader(Rbsp.of(slice, 1, SLICE_HEADER_BYTES), "slice header");
    in.ue();
    int type = in.ue("slice_type", 9) % 5;
    return type == 2 || type == 4;
  }
}
