package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.util.Optional;
import java.util.Set;

/**
 * A sequence parameter set (ISO/IEC 14496-10, 7.3.2.1.1). Immutable.
 *
 * @param profile profile_idc
 * @param constraints the constraint flags, eight bits
 * @param level level_idc, ten times the level
 * @param id seq_parameter_set_id
 * @param chromaFormat 0 none, 1 is 4:2:0, 2 is 4:2:2, 3 is 4:4:4
 * @param lumaBits bits of a luma sample
 * @param chromaBits bits of a chroma sample
 * @param maxReferenceFrames max_num_ref_frames
 * @param width in pixels after cropping
 * @param height in pixels after cropping
 * @param framesOnly whether no picture is a field
 * @param vui where there is any
 */
public record H264Sps(
    int profile,
    int constraints,
    int level,
    int id,
    int chromaFormat,
    int lumaBits,
    int chromaBits,
    int maxReferenceFrames,
    int width,
    int height,
    boolean framesOnly,
    Optional<H264Vui> vui) {
  private static final int MAX_BYTES = 4096;
  private static final int MAX_MACROBLOCKS = 4095;
  private static final Set<Integer> WITH_CHROMA_FORMAT =
      Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

  /** What profiles from High on say more (7.3.2.1.1). */
  private record Samples(int chromaFormat, boolean separatePlanes, int lumaBits, int chromaBits) {
    private static final Samples PLAIN = new Samples(1, false, 8, 8);
  }

  /**
   * Reads the NAL unit, its header included.
   *
   * @throws MediaException if it is of another type, cut short or out of bounds
   */
  public static H264Sps read(Bytes nalUnit) throws MediaException {
    int type = H264Nal.type(nalUnit.buffer());
    if (type != H264Nal.SPS) {
      throw new MediaException.Malformed(
          "sequence parameter set", "a NAL unit of type " + H264Nal.SPS, type);
    }
    BitReader in = new BitReader(Rbsp.of(nalUnit.buffer(), 1, MAX_BYTES), "sequence parameter set");
    int profile = in.small(8);
    int constraints = in.small(8);
    int level = in.small(8);
    int id = in.ue("seq_parameter_set_id", 31);
    Samples samples = WITH_CHROMA_FORMAT.contains(profile) ? samples(in) : Samples.PLAIN;
    in.ue("log2_max_frame_num_minus4", 12);
    skipPictureOrder(in);
    int maxReferenceFrames = in.ue("max_num_ref_frames", 16);
    in.skip(1);
    int widthInMacroblocks = in.ue("pic_width_in_mbs_minus1", MAX_MACROBLOCKS) + 1;
    int heightInMapUnits = in.ue("pic_height_in_map_units_minus1", MAX_MACROBLOCKS) + 1;
    boolean framesOnly = in.flag();
    if (!framesOnly) {
      in.skip(1);
    }
    in.skip(1);
    int fields = framesOnly ? 1 : 2;
    int[] size = {16 * widthInMacroblocks, 16 * heightInMapUnits * fields};
    if (in.flag()) {
      crop(in, samples, fields, size);
    }
    Optional<H264Vui> vui = in.flag() ? Optional.of(H264Vui.read(in)) : Optional.empty();
    return new H264Sps(
        profile,
        constraints,
        level,
        id,
        samples.chromaFormat,
        samples.lumaBits,
        samples.chromaBits,
        maxReferenceFrames,
        size[0],
        size[1],
        framesOnly,
        vui);
  }

  private static Samples samples(BitReader in) throws MediaException {
    int chromaFormat = in.ue("chroma_format_idc", 3);
    boolean separatePlanes = chromaFormat == 3 && in.flag();
    int lumaBits = in.ue("bit_depth_luma_minus8", 6) + 8;
    int chromaBits = in.ue("bit_depth_chroma_minus8", 6) + 8;
    in.skip(1);
    if (in.flag()) {
      int lists = chromaFormat == 3 ? 12 : 8;
      for (int i = 0; i < lists; i++) {
        if (in.flag()) {
          skipScalingList(in, i < 6 ? 16 : 64);
        }
      }
    }
    return new Samples(chromaFormat, separatePlanes, lumaBits, chromaBits);
  }

  /** 7.3.2.1.1.1 */
  private static void skipScalingList(BitReader in, int size) throws MediaException {
    long last = 8;
    long next = 8;
    for (int i = 0; i < size; i++) {
      if (next != 0) {
        next = Math.floorMod(last + in.se() + 256, 256L);
      }
      last = next == 0 ? last : next;
    }
  }

  private static void skipPictureOrder(BitReader in) throws MediaException {
    int type = in.ue("pic_order_cnt_type", 2);
    if (type == 0) {
      in.ue("log2_max_pic_order_cnt_lsb_minus4", 12);
    } else if (type == 1) {
      in.skip(1);
      in.se();
      in.se();
      int cycle = in.ue("num_ref_frames_in_pic_order_cnt_cycle", 255);
      for (int i = 0; i < cycle; i++) {
        in.se();
      }
    }
  }

  /** 7.4.2.1.1: offsets count in chroma samples, and in pairs of rows for fields. */
  private static void crop(BitReader in, Samples samples, int fields, int[] size)
      throws MediaException {
    boolean planar = samples.chromaFormat == 0 || samples.separatePlanes;
    int unitX = planar || samples.chromaFormat == 3 ? 1 : 2;
    int unitY = fields * (planar || samples.chromaFormat != 1 ? 1 : 2);
    long width = size[0] - unitX * (in.ue() + in.ue());
    long height = size[1] - unitY * (in.ue() + in.ue());
    if (width < 1 || height < 1) {
      throw in.malformed("cropping inside %dx%d".formatted(size[0], size[1]), width + "x" + height);
    }
    size[0] = (int) width;
    size[1] = (int) height;
  }
}
