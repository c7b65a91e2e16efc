package dev.kinora.transcoder.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;

/**
 * Size and sample layout of a picture.
 *
 * @param format libavutil's number of the pixel format
 */
public record PictureShape(int width, int height, int format) {
  /** Planar 4:2:0 with 8 bits, what all rungs are encoded from. */
  public static PictureShape yuv420p(int width, int height) {
    return new PictureShape(width, height, avutil.AV_PIX_FMT_YUV420P);
  }

  /** One 32-bit number a pixel, {@code 0x00rrggbb} in this machine's byte order, as Java draws. */
  public static PictureShape rgbInts(int width, int height) {
    return new PictureShape(width, height, avutil.AV_PIX_FMT_0RGB32());
  }

  /** The same with values of full range, as JPEG has them. */
  public static PictureShape yuvj420p(int width, int height) {
    return new PictureShape(width, height, avutil.AV_PIX_FMT_YUVJ420P);
  }

  /** libavutil's name of the pixel format, such as {@code yuv420p10le}. */
  public String formatName() {
    return Native2Java.text(avutil.av_get_pix_fmt_name(format), "unknown");
  }

  /** Bits of a sample. */
  public int depthBits() {
    var descriptor = avutil.av_pix_fmt_desc_get(format);
    return descriptor == null ? 8 : descriptor.comp(0).depth();
  }
}
