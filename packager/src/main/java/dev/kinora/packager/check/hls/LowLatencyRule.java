package dev.kinora.packager.check.hls;

import static dev.kinora.packager.check.finding.Severity.ERROR;
import static dev.kinora.packager.check.finding.Severity.WARNING;

import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.finding.Severity;

/** Rules of low-latency playlists (rfc8216bis). */
public enum LowLatencyRule implements Rule {
  PART_INF(
      "L01",
      ERROR,
      "rfc8216bis, 4.4.3.7",
      "A list with EXT-X-PART has EXT-X-PART-INF with a PART-TARGET."),
  PART_LENGTH(
      "L02",
      ERROR,
      "rfc8216bis, 4.4.4.9",
      "A part lasts at most PART-TARGET, and at least 85 % of it unless it is independent, a gap,"
          + " or its segment's last."),
  PART_SUM(
      "L03",
      ERROR,
      "rfc8216bis, 4.4.4.9",
      "The parts of a segment last as long as the segment, within a frame."),
  SERVER_CONTROL(
      "L05",
      ERROR,
      "rfc8216bis, 4.4.3.8",
      "EXT-X-SERVER-CONTROL has PART-HOLD-BACK of at least two part targets with parts; HOLD-BACK"
          + " is at least three and CAN-SKIP-UNTIL at least six target durations."),
  PRELOAD_HINT(
      "L08",
      WARNING,
      "rfc8216bis, 4.4.5.3; 6.2.2",
      "A live list with parts hints at the next one by EXT-X-PRELOAD-HINT."),
  RENDITION_REPORT(
      "L09",
      ERROR,
      "rfc8216bis, 4.4.5.4",
      "EXT-X-RENDITION-REPORT has a relative URI and LAST-MSN."),
  OLD_PARTS(
      "L10",
      WARNING,
      "rfc8216bis, 4.4.4.9",
      "EXT-X-PART stands only within three target durations of the end."),
  SKIP(
      "L11",
      ERROR,
      "rfc8216bis, 4.4.5.2",
      "EXT-X-SKIP has SKIPPED-SEGMENTS and stands only where CAN-SKIP-UNTIL is offered."),
  PARTS_DATED(
      "L12", WARNING, "rfc8216bis, B.1", "Low-latency lists carry EXT-X-PROGRAM-DATE-TIME.");

  private final String id;
  private final Severity severity;
  private final String clause;
  private final String sentence;

  LowLatencyRule(String id, Severity severity, String clause, String sentence) {
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
