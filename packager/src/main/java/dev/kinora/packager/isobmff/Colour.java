package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/**
 * The content of a {@code colr} box (ISO/IEC 14496-12, 12.1.5).
 *
 * @param type {@code nclx}, {@code nclc}, {@code rICC} or {@code prof}
 * @param primaries ISO/IEC 23091-2 code; 2 is not specified
 * @param transfer ISO/IEC 23091-2 code; 2 is not specified
 * @param matrix ISO/IEC 23091-2 code; 2 is not specified
 * @param fullRange whether samples use all values; {@code nclx} only
 * @param profile the ICC profile; empty for {@code nclx} and {@code nclc}
 */
public record Colour(
    String type, int primaries, int transfer, int matrix, boolean fullRange, Bytes profile) {
  private static final int UNSPECIFIED = 2;

  /**
   * Reads the box's payload.
   *
   * @throws MediaException if it is cut short
   */
  public static Colour read(Bytes payload) throws MediaException {
    BoxReader in = BoxReader.of(payload.buffer(), "colr");
    String type = in.fourCc();
    return switch (type) {
      case "nclx" ->
          new Colour(type, in.u16(), in.u16(), in.u16(), (in.u8() & 0x80) != 0, Bytes.EMPTY);
      case "nclc" -> new Colour(type, in.u16(), in.u16(), in.u16(), false, Bytes.EMPTY);
      default -> new Colour(type, UNSPECIFIED, UNSPECIFIED, UNSPECIFIED, false, in.rest());
    };
  }

  /** The payload of a {@code colr} box. */
  public Bytes write() {
    BoxWriter out = new BoxWriter().fourCc(type);
    switch (type) {
      case "nclx" -> out.u16(primaries).u16(transfer).u16(matrix).u8(fullRange ? 0x80 : 0);
      case "nclc" -> out.u16(primaries).u16(transfer).u16(matrix);
      default -> out.bytes(profile);
    }
    return Bytes.copyOf(out.toByteArray());
  }
}
