package dev.kinora.packager.remux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.source.SyntheticFiles;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken as it is, by the table. */
final class RulesTest {
  private static final int FRAMES_ONLY = 1;

  private static SourceTrack.Video picture(
      String codec, int width, int height, String aspect, int turned, String flags, String format) {
    return new SourceTrack.Video(
        0,
        codec,
        Optional.empty(),
        width,
        height,
        Rational.parse(aspect),
        turned,
        Rational.of(25),
        !flags.contains("vfr"),
        flags.contains("interlaced"),
        format,
        "bt709",
        Rational.ZERO,
        Rational.of(600));
  }

  @ParameterizedTest(name = "{0} {1}x{2} {3} {4} {5} {6}: {7}")
  @CsvSource({
    "h264, 1920, 1080, 1,   0,  -,          yuv420p,     ",
    "h264, 1080, 1920, 1,   0,  -,          yuv420p,     ",
    "h264, 640,  360,  1,   0,  -,          yuvj420p,    ",
    "hevc, 1920, 1080, 1,   0,  -,          yuv420p,     'it is hevc, not H.264'",
    "h264, 3840, 2160, 1,   0,  -,          yuv420p,     its 3840x2160 pixels are more than 1080p",
    "h264, 1440, 1200, 1,   0,  -,          yuv420p,     its 1440x1200 pixels are more than 1080p",
    "h264, 1920, 1080, 1,   0,  -,          yuv420p10le, 'its pixels are yuv420p10le, not 8 bit"
        + " 4:2:0'",
    "h264, 720,  576,  1,   0,  interlaced, yuv420p,     it is interlaced",
    "h264, 1280, 720,  1,   90, -,          yuv420p,     it has to be turned by 90°",
    "h264, 720,  576,  16/15, 0, -,         yuv420p,     its pixels are not square",
    "h264, 1280, 720,  1,   0,  vfr,        yuv420p,     its frame rate varies",
  })
  void picturesByWhatTheyLookLike(
      String codec,
      int width,
      int height,
      String aspect,
      int turned,
      String flags,
      String format,
      String reason) {
    assertEquals(
        Optional.ofNullable(reason),
        PictureRule.ofPicture(picture(codec, width, height, aspect, turned, flags, format)));
  }

  private static H264Sps sps(int profile, int constraints, int level, int framesOnly) {
    return new H264Sps(
        profile, constraints, level, 0, 1, 8, 8, 4, 640, 360, framesOnly == 1, Optional.empty());
  }

  private static PictureFacts facts(H264Sps sps, String gap, int open, int changing, String flags)
      throws MediaException {
    return new PictureFacts(
        picture("h264", 640, 360, "1", 0, "", "yuv420p"),
        AvcConfiguration.read(SyntheticFiles.avc()),
        sps,
        Rational.parse(gap),
        open,
        changing,
        !flags.contains("crowded"),
        !flags.contains("elsewhere"),
        flags.contains("early"),
        flags.contains("heavy") ? 50_000_000 : 5_000_000);
  }

  @ParameterizedTest(name = "profile {0} {1} level {2}, gap {3}, {4} open, {5} changing, {6}: {7}")
  @CsvSource({
    "100, 0,  40, 10417/1000, 0, 0, -,         ",
    "77,  0,  52, 2,     0, 0, -,         ",
    "66,  64, 30, 2,     0, 0, -,         ",
    "100, 0,  40, 4,     9, 0, -,         ",
    "66,  0,  30, 2,     0, 0, -,         players may not take H.264 profile 66",
    "110, 0,  40, 2,     0, 0, -,         players may not take H.264 profile 110",
    "88,  0,  40, 2,     0, 0, -,         players may not take H.264 profile 88",
    "100, 0,  60, 2,     0, 0, -,         players may not take H.264 level 6.0",
    "100, 0,  40, 2,     0, 1, -,         its parameter sets change on the way",
    "100, 0,  40, 25/2,  0, 0, -,         'up to 12.5 s pass without a key frame at all; segments"
        + " last at most 12 s'",
    "100, 0,  40, 60,    7, 0, -,         'up to 60.0 s pass without a key frame that stands alone"
        + " (open groups of pictures); segments last at most 12 s'",
    "100, 0,  40, 2,     0, 0, crowded,   it has more pictures somewhere than its frame rate has"
        + " room for",
    "100, 0,  40, 2,     0, 0, elsewhere, its first picture is not where the container's tables"
        + " say",
    "100, 0,  40, 2,     0, 0, early,     its sound begins before its first picture",
    "100, 0,  40, 2,     0, 0, heavy,     'it takes 50 Mbit/s, more than 40'",
  })
  void picturesByTheirCoding(
      int profile,
      int constraints,
      int level,
      String gap,
      int open,
      int changing,
      String flags,
      String reason)
      throws MediaException {
    PictureFacts facts =
        facts(sps(profile, constraints, level, FRAMES_ONLY), gap, open, changing, flags);
    assertEquals(Optional.ofNullable(reason), PictureRule.obstacle(facts));
  }

  @Test
  void fieldsAndOtherSizesAreEncoded() throws MediaException {
    assertEquals(
        Optional.of("it is coded for interlaced pictures"),
        PictureRule.obstacle(facts(sps(100, 0, 40, 0), "2", 0, 0, "")));
    H264Sps other = H264Sps.read(Bytes.ofHex("67640009acd9428df93011000003000100000300300f122596"));
    assertEquals(
        Optional.of("its header states another size than its pictures have"),
        PictureRule.obstacle(facts(other, "2", 0, 0, "")));
  }

  @ParameterizedTest(name = "{0} Hz, {1} channels, decoded {2} Hz and {3}: {4}")
  @CsvSource({
    "48000, 2, 48000, 2, ",
    "44100, 1, 44100, 1, ",
    "48000, 6, 48000, 6, ",
    "48000, 5, 48000, 5, 'it has 5 channels, not one, two or 5.1'",
    "48000, 2, 48000, 1, 'it has 1 channels, not one, two or 5.1'",
    "22050, 2, 22050, 2, it has 22050 samples a second",
    "24000, 2, 48000, 2, it has 24000 samples a second",
    "44100, 2, 48000, 2, 'it decodes to 48000 samples a second, not the 44100 that its header"
        + " states'",
  })
  void sound(int rate, int channels, int heardRate, int heardChannels, String reason) {
    assertEquals(
        Optional.ofNullable(reason),
        SoundRule.obstacle(
            audio("aac", heardRate, heardChannels), AudioSpecificConfig.lc(rate, channels)));
  }

  private static SourceTrack.Audio audio(String codec, int rate, int channels) {
    return new SourceTrack.Audio(
        1,
        codec,
        Optional.empty(),
        channels,
        rate,
        Optional.empty(),
        true,
        Rational.ZERO,
        Rational.of(600));
  }

  @Test
  void otherSoundIsEncoded() {
    var sbr = new AudioSpecificConfig(2, 24_000, 2, OptionalInt.of(48_000), false);
    assertEquals(
        Optional.of("it is not plain AAC-LC"), SoundRule.obstacle(audio("aac", 48_000, 2), sbr));
    assertEquals(Optional.of("it is opus, not AAC"), SoundRule.ofCodec(audio("opus", 48_000, 2)));
    assertTrue(SoundRule.ofCodec(audio("aac", 48_000, 2)).isEmpty());
    assertEquals(List.of(), Copies.NONE.reasons());
  }
}
