package dev.kinora.transcoder.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;

/** Colour properties as libavutil numbers them (ITU-T H.273). */
public record PictureColor(int range, int matrix, int primaries, int transfer) {
  /** Video range BT.709. */
  public static final PictureColor BT709 =
      new PictureColor(
          avutil.AVCOL_RANGE_MPEG,
          avutil.AVCOL_SPC_BT709,
          avutil.AVCOL_PRI_BT709,
          avutil.AVCOL_TRC_BT709);

  /** Video range BT.601 as standard definition pictures of 525 lines have it. */
  public static final PictureColor BT601 =
      new PictureColor(
          avutil.AVCOL_RANGE_MPEG,
          avutil.AVCOL_SPC_SMPTE170M,
          avutil.AVCOL_PRI_SMPTE170M,
          avutil.AVCOL_TRC_SMPTE170M);

  /** Full range RGB as screens show it. */
  public static final PictureColor SRGB =
      new PictureColor(
          avutil.AVCOL_RANGE_JPEG,
          avutil.AVCOL_SPC_RGB,
          avutil.AVCOL_PRI_BT709,
          avutil.AVCOL_TRC_IEC61966_2_1);

  /** What JPEG files hold. */
  public static final PictureColor JPEG =
      new PictureColor(
          avutil.AVCOL_RANGE_JPEG,
          avutil.AVCOL_SPC_BT470BG,
          avutil.AVCOL_PRI_BT709,
          avutil.AVCOL_TRC_IEC61966_2_1);

  public boolean isFullRange() {
    return range == avutil.AVCOL_RANGE_JPEG;
  }

  /** libavutil's name of the transfer characteristics, such as {@code smpte2084}. */
  public String transferName() {
    return Native2Java.text(avutil.av_color_transfer_name(transfer), "unknown");
  }

  /** Whether the picture is meant for displays brighter than the standard. */
  public boolean isHighDynamicRange() {
    return transfer == avutil.AVCOL_TRC_SMPTE2084 || transfer == avutil.AVCOL_TRC_ARIB_STD_B67;
  }

  /**
   * What an encoded 8-bit picture is tagged with: the same colours in video range, and where the
   * source says nothing what players assume of its size, so that smaller rungs look like larger
   * ones.
   */
  public PictureColor tagged(int sourceHeight) {
    PictureColor usual = sourceHeight >= 720 ? BT709 : BT601;
    boolean stated = isMatrixOfYuv();
    return new PictureColor(
        avutil.AVCOL_RANGE_MPEG,
        stated ? matrix : usual.matrix,
        primaries == avutil.AVCOL_PRI_UNSPECIFIED || primaries == 0 ? usual.primaries : primaries,
        transfer == avutil.AVCOL_TRC_UNSPECIFIED || transfer == 0 ? usual.transfer : transfer);
  }

  private boolean isMatrixOfYuv() {
    return matrix != avutil.AVCOL_SPC_UNSPECIFIED && matrix != avutil.AVCOL_SPC_RGB;
  }
}
