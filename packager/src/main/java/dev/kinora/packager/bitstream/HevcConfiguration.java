package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/**
 * The opening of an {@code hvcC} box: HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1),
 * as far as it names the codec.
 *
 * @param profileSpace 0 to 3
 * @param highTier whether the tier is High
 * @param profile general_profile_idc
 * @param compatibilityFlags 32 bits, profile 0 in the highest
 * @param constraintFlags 48 bits
 * @param level 30 times the level
 */
public record HevcConfiguration(
    int profileSpace,
    boolean highTier,
    int profile,
    int compatibilityFlags,
    long constraintFlags,
    int level) {

  /**
   * Reads the record's opening.
   *
   * @throws MediaException if it is cut short
   */
  public static HevcConfiguration read(Bytes payload) throws MediaException {
    BitReader in = new BitReader(payload, "hvcC");
    in.skip(8);
    return new HevcConfiguration(
        in.small(2),
        in.flag(),
        in.small(5),
        (int) in.bits(32),
        in.bits(32) << 16 | in.bits(16),
        in.small(8));
  }

  /**
   * ISO/IEC 14496-15, E.3: the compatibility flags in reverse order, constraint bytes without
   * trailing zeros.
   *
   * @param sampleEntry {@code hvc1} or {@code hev1}
   */
  public String codecString(String sampleEntry) {
    StringBuilder text = new StringBuilder(sampleEntry).append('.');
    if (profileSpace > 0) {
      text.append((char) ('A' + profileSpace - 1));
    }
    text.append(profile)
        .append('.')
        .append(Integer.toHexString(Integer.reverse(compatibilityFlags)))
        .append(highTier ? ".H" : ".L")
        .append(level);
    long rest = constraintFlags;
    while (rest != 0) {
      text.append('.').append(Long.toHexString(rest >>> 40 & 0xff));
      rest = rest << 8 & 0xffff_ffff_ffffL;
    }
    return text.toString();
  }
}
