package dev.kinora.packager.check.dash;

import static dev.kinora.packager.check.finding.Severity.ERROR;
import static dev.kinora.packager.check.finding.Severity.WARNING;

import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.finding.Severity;

/** Rules of ISO/IEC 23009-1, and of the DASH-IF interoperability points. */
public enum DashRule implements Rule {
  XML(
      "D01",
      ERROR,
      "ISO/IEC 23009-1, 5.2",
      "An MPD is well-formed XML in the standard's namespace, without a document type."),
  HEAD("D02", ERROR, "ISO/IEC 23009-1, 5.3.1.2", "An MPD has @profiles and @minBufferTime."),
  STATIC(
      "D03",
      ERROR,
      "ISO/IEC 23009-1, 5.3.1.2",
      "A static MPD says how long it lasts, and has no @minimumUpdatePeriod."),
  DYNAMIC(
      "D04",
      ERROR,
      "ISO/IEC 23009-1, 5.3.1.2 and 5.3.2.2",
      "A dynamic MPD has @availabilityStartTime and @publishTime, and every Period an @id."),
  PERIODS(
      "D05",
      ERROR,
      "ISO/IEC 23009-1, 5.3.2.1",
      "Periods follow on one another: each starts where the one before ends."),
  IDS(
      "D06",
      ERROR,
      "ISO/IEC 23009-1, 5.3.2.2, 5.3.3.2 and 5.3.5.2",
      "Ids are unique: of Periods, of AdaptationSets in a Period, of Representations in a Period."),
  BANDWIDTH(
      "D07",
      ERROR,
      "ISO/IEC 23009-1, 5.3.5.4",
      "A client that receives at @bandwidth and starts after @minBufferTime never runs dry."),
  ATTRIBUTES(
      "D08",
      ERROR,
      "ISO/IEC 23009-1, 5.3.7.2",
      "@codecs, @width, @height, @frameRate and @audioSamplingRate agree with the header."),
  TEMPLATE(
      "D09",
      ERROR,
      "ISO/IEC 23009-1, 5.3.9.4.4",
      "A template uses known identifiers only, $Number$ or $Time$ but not both, and legal widths."),
  TIMELINE(
      "D10",
      ERROR,
      "ISO/IEC 23009-1, 5.3.9.6",
      "In a SegmentTimeline @d is above 0, @t grows without overlap, and a negative @r stands only"
          + " last or before an S with @t."),
  DECODE_TIME(
      "D11",
      ERROR,
      "ISO/IEC 23009-1, 6.3.4.2 and 5.3.9.6",
      "A segment's earliest time is the S@t that announces it."),
  DURATION(
      "D12",
      ERROR,
      "ISO/IEC 23009-1, 5.3.9.5.3; DASH-IF IOP 5, part 5",
      "With @duration, a segment starts within half a segment of where its number says."),
  ALIGNED(
      "D13",
      ERROR,
      "ISO/IEC 23009-1, 5.3.3.2",
      "Under @segmentAlignment the segments of all Representations have the same boundaries."),
  SAP(
      "D14",
      ERROR,
      "ISO/IEC 23009-1, 5.3.7.2",
      "Under @startWithSAP of 1 or 2 every segment starts with a key frame."),
  LONGEST(
      "D15",
      ERROR,
      "ISO/IEC 23009-1, 5.3.1.2",
      "@maxSegmentDuration is at least the longest segment."),
  INDEX(
      "D16",
      ERROR,
      "ISO/IEC 23009-1, 5.3.9.2; ISO/IEC 14496-12, 8.16.3",
      "SegmentBase@indexRange is a sidx whose pieces lie in the resource and start with key"
          + " frames."),
  PERIOD_LENGTH(
      "D17",
      ERROR,
      "ISO/IEC 23009-1, 5.3.2.1 and 5.3.9.6",
      "The segments of a Representation last as long as their Period, within a segment."),
  REACHABLE(
      "D18",
      ERROR,
      "ISO/IEC 23009-1, 5.3.9.5",
      "Every segment and header that an MPD announces can be had."),
  UPDATES(
      "D20",
      ERROR,
      "ISO/IEC 23009-1, 5.4",
      "An update keeps @availabilityStartTime, ids, and the times of segments announced before, and"
          + " publishTime grows."),
  CLOCK(
      "D22",
      WARNING,
      "ISO/IEC 23009-1, 5.8.4.11; DASH-IF IOP 5, part 4",
      "A dynamic MPD names a clock by UTCTiming with a scheme that browsers have."),
  DEPTH(
      "D23",
      WARNING,
      "ISO/IEC 23009-1, 5.3.1.2",
      "@timeShiftBufferDepth is at least three segments, and @suggestedPresentationDelay lies"
          + " inside it."),
  STRUCTURE(
      "D25",
      ERROR,
      "ISO/IEC 23009-1, 5.3.1 to 5.3.5",
      "MPD, Period, AdaptationSet and Representation are nested, none is empty, and each"
          + " Representation has @id, @bandwidth and segments."),
  LEXICAL(
      "D26",
      ERROR,
      "ISO/IEC 23009-1, 5.3; XML Schema part 2",
      "Durations, dates and numbers are written as the schema asks."),
  UNKNOWN(
      "D27",
      WARNING,
      "ISO/IEC 23009-1, 5.2.2",
      "Elements of the standard's namespace are known ones."),
  MIME_TYPE("D28", ERROR, "ISO/IEC 23009-1, 5.3.7.2", "Every Representation has a @mimeType."),
  CODECS("D29", WARNING, "ISO/IEC 23009-1, 5.3.7.2", "Every Representation has @codecs."),
  ORDER("D30", WARNING, "ISO/IEC 23009-1, 5.3", "Children stand in the order of the schema."),
  ONE_KIND(
      "I01",
      WARNING,
      "DASH-IF IOP 4.3, 3.2.4",
      "An AdaptationSet holds one codec family and one kind of content, in one timescale."),
  SOUND(
      "I02",
      WARNING,
      "DASH-IF IOP 4.3, 3.2.4 and 6.3",
      "Sound has @audioSamplingRate and AudioChannelConfiguration, and @lang is of BCP 47."),
  PICTURE(
      "I03",
      WARNING,
      "DASH-IF IOP 4.3, 3.2.4",
      "Video has @width, @height and @frameRate, on the set or the Representation."),
  PROTECTION(
      "I05",
      ERROR,
      "ISO/IEC 23001-7, 11.2",
      "ContentProtection has a @schemeIdUri, and for mp4protection a @value.");

  private final String id;
  private final Severity severity;
  private final String clause;
  private final String sentence;

  DashRule(String id, Severity severity, String clause, String sentence) {
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
