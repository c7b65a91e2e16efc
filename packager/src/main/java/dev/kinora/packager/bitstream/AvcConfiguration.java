package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The content of an {@code avcC} box: AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1).
 * Immutable.
 *
 * @param profile profile_idc
 * @param compatibility the constraint flags
 * @param level level_idc, ten times the level
 * @param lengthSizeBytes bytes of the length before each NAL unit: 1, 2 or 4
 * @param sequenceParameterSets NAL units without start codes
 * @param pictureParameterSets NAL units without start codes
 * @param extension what follows for High profiles, byte for byte
 */
public record AvcConfiguration(
    int profile,
    int compatibility,
    int level,
    int lengthSizeBytes,
    List<Bytes> sequenceParameterSets,
    List<Bytes> pictureParameterSets,
    Bytes extension) {
  private static final String PLACE = "avcC";

  /** ISO/IEC 14496-15, 5.3.3.1.2 */
  private static final Set<Integer> WITH_EXTENSION = Set.of(100, 110, 122, 144);

  public AvcConfiguration {
    sequenceParameterSets = List.copyOf(sequenceParameterSets);
    pictureParameterSets = List.copyOf(pictureParameterSets);
    if (lengthSizeBytes != 1 && lengthSizeBytes != 2 && lengthSizeBytes != 4) {
      throw new IllegalArgumentException(
          "lengthSizeBytes: expected 1, 2 or 4, found " + lengthSizeBytes);
    }
  }

  /**
   * The record for parameter sets as an encoder gives them, with four-byte lengths. From High on it
   * repeats chroma format and bit depths.
   *
   * @throws MediaException if there is no sequence parameter set or the first is broken
   */
  public static AvcConfiguration of(List<Bytes> sps, List<Bytes> pps) throws MediaException {
    if (sps.isEmpty() || pps.isEmpty()) {
      throw new MediaException.Malformed(
          PLACE, "both kinds of parameter sets", sps.size() + " and " + pps.size());
    }
    H264Sps first = H264Sps.read(sps.getFirst());
    BitWriter extension = new BitWriter();
    if (WITH_EXTENSION.contains(first.profile())) {
      extension.bits(6, 0x3f).bits(2, first.chromaFormat());
      extension.bits(5, 0x1f).bits(3, first.lumaBits() - 8L);
      extension.bits(5, 0x1f).bits(3, first.chromaBits() - 8L).bits(8, 0);
    }
    return new AvcConfiguration(
        first.profile(), first.constraints(), first.level(), 4, sps, pps, extension.toBytes());
  }

  /**
   * Reads the record.
   *
   * @throws MediaException if it is cut short or of another version
   */
  public static AvcConfiguration read(Bytes payload) throws MediaException {
    BitReader in = new BitReader(payload, PLACE);
    int version = in.small(8);
    if (version != 1) {
      throw new MediaException.Unsupported(
          PLACE, "configurationVersion 1", version, "encode the video again");
    }
    int profile = in.small(8);
    int compatibility = in.small(8);
    int level = in.small(8);
    in.skip(6);
    int lengthSizeBytes = in.small(2) + 1;
    if (lengthSizeBytes == 3) {
      throw in.malformed("NAL unit lengths of 1, 2 or 4 bytes", 3);
    }
    in.skip(3);
    List<Bytes> sps = parameterSets(in, in.small(5));
    List<Bytes> pps = parameterSets(in, in.small(8));
    return new AvcConfiguration(
        profile, compatibility, level, lengthSizeBytes, sps, pps, in.rest());
  }

  private static List<Bytes> parameterSets(BitReader in, int count) throws MediaException {
    List<Bytes> sets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sets.add(in.bytes(in.small(16)));
    }
    return sets;
  }

  /** The record's bytes. */
  public Bytes write() {
    BitWriter out = new BitWriter();
    out.bits(8, 1).bits(8, profile).bits(8, compatibility).bits(8, level);
    out.bits(6, 0x3f).bits(2, lengthSizeBytes - 1L);
    out.bits(3, 7).bits(5, sequenceParameterSets.size());
    sequenceParameterSets.forEach(set -> out.bits(16, set.size()).bytes(set));
    out.bits(8, pictureParameterSets.size());
    pictureParameterSets.forEach(set -> out.bits(16, set.size()).bytes(set));
    return out.bytes(extension).toBytes();
  }

  /**
   * RFC 6381, 3.3: profile, constraints and level in hex.
   *
   * @param sampleEntry {@code avc1} or {@code avc3}
   */
  public String codecString(String sampleEntry) {
    return "%s.%02x%02x%02x".formatted(sampleEntry, profile, compatibility, level);
  }
}
