package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/**
 * The opening of a {@code vpcC} box (VP codec ISO media file format binding), as far as it names
 * the codec.
 *
 * @param profile 0 to 3
 * @param level ten times the level
 * @param bitDepth 8, 10 or 12
 */
public record VpConfiguration(int profile, int level, int bitDepth) {
  /**
   * Reads the opening of the full box's payload.
   *
   * @throws MediaException if it is cut short
   */
  public static VpConfiguration read(Bytes payload) throws MediaException {
    BitReader in = new BitReader(payload, "vpcC");
    in.skip(32);
    return new VpConfiguration(in.small(8), in.small(8), in.small(4));
  }

  /**
   * The short form.
   *
   * @param sampleEntry {@code vp08} or {@code vp09}
   */
  public String codecString(String sampleEntry) {
    return "%s.%02d.%02d.%02d".formatted(sampleEntry, profile, level, bitDepth);
  }
}
