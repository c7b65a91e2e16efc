package dev.kinora.transcoder.ladder;

import java.util.Arrays;
import java.util.Optional;

/** A coding of pictures that rungs can have, with what its encoder does unless a profile says. */
public enum Coding {
  H264("h264", "H.264", "libx264", "veryfast", 23, 51, 100),
  HEVC("hevc", "HEVC", "libx265", "veryfast", 26, 51, 65),
  AV1("av1", "AV1", "libsvtav1", "9", 35, 63, 60),
  VP9("vp9", "VP9", "libvpx-vp9", "6", 34, 63, 70);

  private final String word;
  private final String label;
  private final String encoder;
  private final String preset;
  private final int quality;
  private final int worstQuality;
  private final int capPercent;

  Coding(
      String word,
      String label,
      String encoder,
      String preset,
      int quality,
      int worstQuality,
      int capPercent) {
    this.word = word;
    this.label = label;
    this.encoder = encoder;
    this.preset = preset;
    this.quality = quality;
    this.worstQuality = worstQuality;
    this.capPercent = capPercent;
  }

  /** The coding of that name in profiles. */
  public static Optional<Coding> named(String word) {
    return Arrays.stream(values()).filter(coding -> coding.word.equals(word)).findFirst();
  }

  /** What people call what an encoder makes; samples that are taken as they are are H.264. */
  public static String labelOf(String encoder) {
    return Arrays.stream(values())
        .filter(coding -> coding.encoder.equals(encoder))
        .findFirst()
        .orElse(H264)
        .label;
  }

  /** Its name in profiles. */
  public String word() {
    return word;
  }

  /** What people call it. */
  public String label() {
    return label;
  }

  /** libavcodec's name of its encoder. */
  public String encoder() {
    return encoder;
  }

  String preset() {
    return preset;
  }

  int quality() {
    return quality;
  }

  int worstQuality() {
    return worstQuality;
  }

  int capPercent() {
    return capPercent;
  }
}
