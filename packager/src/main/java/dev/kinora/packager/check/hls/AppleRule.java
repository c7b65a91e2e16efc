package dev.kinora.packager.check.hls;

import static dev.kinora.packager.check.finding.Severity.ADVICE;
import static dev.kinora.packager.check.finding.Severity.WARNING;

import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.finding.Severity;

/** Rules of Apple's HLS Authoring Specification, which bind streams for Apple's devices. */
public enum AppleRule implements Rule {
  CODEC(
      "A01",
      WARNING,
      "Apple authoring specification, 1.1 to 1.10",
      "Video is H.264 up to High Profile, HEVC in hvc1, or AV1."),
  INTERLACED("A02", WARNING, "Apple authoring specification, 1.16", "No picture is interlaced."),
  KEY_DISTANCE(
      "A03", ADVICE, "Apple authoring specification, 1.13", "A key frame comes every two seconds."),
  RATES(
      "A04",
      WARNING,
      "Apple authoring specification, 1.26 to 1.28",
      "On demand, the measured peak lies within 10 % of BANDWIDTH."),
  LADDER(
      "A06",
      ADVICE,
      "Apple authoring specification, 1.21 to 1.24",
      "Neighbouring variants of one codec are a factor of 1.5 to 2.5 apart, and all show the same"
          + " aspect ratio."),
  SOUND_TAGS(
      "A07",
      WARNING,
      "Apple authoring specification, 2.1 and 4.1",
      "Renditions of sound have LANGUAGE or a NAME that tells them apart, and CHANNELS; stereo"
          + " stands beside any surround sound."),
  I_FRAME_LISTS(
      "A08",
      ADVICE,
      "Apple authoring specification, 6.1",
      "Video on demand has I-frame playlists for trick play."),
  SDR_BESIDE_HDR(
      "A09",
      WARNING,
      "Apple authoring specification, 1.19",
      "Where there is a variant of high dynamic range, there is one of standard range."),
  SEGMENT_LENGTH(
      "A10",
      ADVICE,
      "Apple authoring specification, 7.5",
      "Target durations are about six seconds, at most ten."),
  ATTRIBUTES(
      "A11",
      ADVICE,
      "Apple authoring specification, 9.14 to 9.16",
      "Variants with video state AVERAGE-BANDWIDTH, CODECS, RESOLUTION and FRAME-RATE."),
  INDEPENDENT(
      "A12",
      ADVICE,
      "Apple authoring specification, 9.10",
      "EXT-X-INDEPENDENT-SEGMENTS stands in the multivariant playlist or in all media playlists of"
          + " video.");

  private final String id;
  private final Severity severity;
  private final String clause;
  private final String sentence;

  AppleRule(String id, Severity severity, String clause, String sentence) {
    this.id = id;
    this.severity = severity;
    this.clause = clause;
    this.sentence = sentence;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public String clause() {
    return clause;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
