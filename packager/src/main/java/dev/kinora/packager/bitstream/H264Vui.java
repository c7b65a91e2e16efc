package dev.kinora.packager.bitstream;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Video usability information of a sequence parameter set (ISO/IEC 14496-10, E.1.1).
 *
 * @param pixelAspect a pixel's width over its height, where stated
 * @param signal range and colour, where stated
 * @param timing where stated
 * @param maxReorderFrames how many pictures precede another in decoding and follow it in output,
 *     where stated
 */
public record H264Vui(
    Optional<Rational> pixelAspect,
    Optional<Signal> signal,
    Optional<Timing> timing,
    OptionalInt maxReorderFrames) {
  private static final int EXTENDED_ASPECT = 255;

  /** Table E-1, from aspect_ratio_idc 1 on. */
  private static final int[][] ASPECTS = {
    {1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}, {24, 11}, {20, 11}, {32, 11}, {80, 33},
    {18, 11}, {15, 11}, {64, 33}, {160, 99}, {4, 3}, {3, 2}, {2, 1}
  };

  /**
   * Range and colour.
   *
   * @param fullRange whether samples use all values
   * @param colour where stated
   */
  public record Signal(boolean fullRange, Optional<H264Colour> colour) {}

  /**
   * Two ticks are a frame.
   *
   * @param unitsInTick num_units_in_tick
   * @param timeScale units a second
   * @param fixedRate whether every frame lasts as long
   */
  public record Timing(long unitsInTick, long timeScale, boolean fixedRate) {
    /** Frames a second, where the numbers say one. */
    public Optional<Rational> frameRate() {
      return unitsInTick == 0 || timeScale == 0
          ? Optional.empty()
          : Optional.of(Rational.of(timeScale, 2 * unitsInTick));
    }
  }

  static H264Vui read(BitReader in) throws MediaException {
    Optional<Rational> aspect = in.flag() ? aspect(in) : Optional.empty();
    if (in.flag()) {
      in.skip(1);
    }
    Optional<Signal> signal = in.flag() ? Optional.of(signal(in)) : Optional.empty();
    if (in.flag()) {
      in.ue("chroma_sample_loc_type_top_field", 5);
      in.ue("chroma_sample_loc_type_bottom_field", 5);
    }
    Optional<Timing> timing =
        in.flag() ? Optional.of(new Timing(in.bits(32), in.bits(32), in.flag())) : Optional.empty();
    return new H264Vui(aspect, signal, timing, reorderFrames(in));
  }

  private static Optional<Rational> aspect(BitReader in) throws MediaException {
    int code = in.small(8);
    if (code == EXTENDED_ASPECT) {
      int width = in.small(16);
      int height = in.small(16);
      return width == 0 || height == 0 ? Optional.empty() : Optional.of(Rational.of(width, height));
    }
    return code == 0 || code > ASPECTS.length
        ? Optional.empty()
        : Optional.of(Rational.of(ASPECTS[code - 1][0], ASPECTS[code - 1][1]));
  }

  private static Signal signal(BitReader in) throws MediaException {
    in.skip(3);
    boolean fullRange = in.flag();
    Optional<H264Colour> colour =
        in.flag()
            ? Optional.of(new H264Colour(in.small(8), in.small(8), in.small(8)))
            : Optional.empty();
    return new Signal(fullRange, colour);
  }

  private static OptionalInt reorderFrames(BitReader in) throws MediaException {
    boolean nalHrd = in.flag();
    if (nalHrd) {
      skipHrd(in);
    }
    boolean vclHrd = in.flag();
    if (vclHrd) {
      skipHrd(in);
    }
    if (nalHrd || vclHrd) {
      in.skip(1);
    }
    in.skip(1);
    if (!in.flag()) {
      return OptionalInt.empty();
    }
    in.skip(1);
    in.ue("max_bytes_per_pic_denom", 16);
    in.ue("max_bits_per_mb_denom", 16);
    in.ue("log2_max_mv_length_horizontal", 16);
    in.ue("log2_max_mv_length_vertical", 16);
    return OptionalInt.of(in.ue("max_num_reorder_frames", 16));
  }

  private static void skipHrd(BitReader in) throws MediaException {
    int count = in.ue("cpb_cnt_minus1", 31) + 1;
    in.skip(8);
    for (int i = 0; i < count; i++) {
      in.ue();
      in.ue();
      in.skip(1);
    }
    in.skip(20);
  }
}
