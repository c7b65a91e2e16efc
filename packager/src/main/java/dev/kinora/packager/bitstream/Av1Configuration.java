package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/**
 * The opening of an {@code av1C} box (AV1 in ISO BMFF, 2.3.3), as far as it names the codec.
 *
 * @param profile 0 Main, 1 High, 2 Professional
 * @param level seq_level_idx
 * @param highTier whether the tier is High
 * @param bitDepth 8, 10 or 12
 */
public record Av1Configuration(int profile, int level, boolean highTier, int bitDepth) {
  private static final int MARKER_AND_VERSION = 0x81;

  /**
   * Reads the record's opening.
   *
   * @throws MediaException if it is cut short or of another version
   */
  public static Av1Configuration read(Bytes payload) throws MediaException {
    BitReader in = new BitReader(payload, "av1C");
    int markerAndVersion = in.small(8);
    if (markerAndVersion != MARKER_AND_VERSION) {
      throw in.malformed("marker and version 129", markerAndVersion);
    }
    int profile = in.small(3);
    int level = in.small(5);
    boolean highTier = in.flag();
    boolean highBitDepth = in.flag();
    boolean twelveBit = in.flag();
    int bitDepth = highBitDepth ? (profile == 2 && twelveBit ? 12 : 10) : 8;
    return new Av1Configuration(profile, level, highTier, bitDepth);
  }

  /** AV1 in ISO BMFF, 5: the short form. */
  public String codecString() {
    return "av01.%d.%02d%s.%02d".formatted(profile, level, highTier ? "H" : "M", bitDepth);
  }
}
