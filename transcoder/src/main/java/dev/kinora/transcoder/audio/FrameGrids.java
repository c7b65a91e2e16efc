package dev.kinora.transcoder.audio;

/** What the frames of a coding are made of. Pure. */
final class FrameGrids {
  private FrameGrids() {}

  /**
   * The largest number of samples of which every frame of a coding is a multiple, at the decoded
   * rate. Other codings have frames of one length, chosen when the file was made.
   *
   * @param codec libavcodec's name
   * @param frameSamples length of a frame of the track
   */
  static int samplesOf(String codec, int frameSamples) {
    return switch (codec) {
      case "aac", "aac_latm" -> 1024;
      case "mp3", "mp2" -> 576;
      case "mp1" -> 384;
      case "ac3", "eac3", "dts" -> 256;
      // 2.5 ms at 48 kHz.
      case "opus" -> 120;
      // Half of the sum of two blocks of 64 samples or more.
      case "vorbis" -> 64;
      default -> Math.max(1, frameSamples);
    };
  }
}
