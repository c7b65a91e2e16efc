package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;

/**
 * The content of a {@code pasp} box (ISO/IEC 14496-12, 12.1.4).
 *
 * @param horizontalSpacing relative width of a pixel
 * @param verticalSpacing relative height of a pixel
 */
public record PixelAspect(long horizontalSpacing, long verticalSpacing) {
  /**
   * Reads the box's payload.
   *
   * @throws MediaException if it is cut short
   */
  public static PixelAspect read(Bytes payload) throws MediaException {
    BoxReader in = BoxReader.of(payload.buffer(), "pasp");
    return new PixelAspect(in.u32(), in.u32());
  }

  /** The payload of a {@code pasp} box. */
  public Bytes write() {
    return Bytes.copyOf(new BoxWriter().u32(horizontalSpacing).u32(verticalSpacing).toByteArray());
  }

  /** Width over height; 1 where a spacing of 0 says nothing. */
  public Rational ratio() {
    return horizontalSpacing == 0 || verticalSpacing == 0
        ? Rational.ONE
        : Rational.of(horizontalSpacing, verticalSpacing);
  }
}
