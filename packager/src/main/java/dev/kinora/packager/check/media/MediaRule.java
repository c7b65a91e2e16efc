package dev.kinora.packager.check.media;

import static dev.kinora.packager.check.finding.Severity.ADVICE;
import static dev.kinora.packager.check.finding.Severity.ERROR;
import static dev.kinora.packager.check.finding.Severity.WARNING;

import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.finding.Severity;

/** Rules of what headers and segments hold. */
public enum MediaRule implements Rule {
  BRANDS(
      "C01",
      ADVICE,
      "ISO/IEC 23000-19, 7.2",
      "A header carries the brand cmfc or cmf2 together with iso6 or later."),
  HEADER_BOXES(
      "C02",
      ERROR,
      "ISO/IEC 23000-19, 7.3.2; RFC 8216, 3.3",
      "A header is ftyp and one moov with mvex and a trex for each track, empty sample tables, and"
          + " no media; under a CMAF brand it has one track."),
  BOX_ORDER(
      "C03",
      ERROR,
      "ISO/IEC 23000-19, 7.3.3",
      "A segment is styp, sidx, prft, emsg, moof, mdat in that order, once or more, and ends with"
          + " mdat."),
  FRAGMENT(
      "C04",
      ERROR,
      "ISO/IEC 23000-19, 7.5.15 to 7.5.19; RFC 8216, 3.3",
      "A moof has one mfhd, one tfdt a track, a track of the header, offsets relative to the moof"
          + " and growing sequence numbers, and its samples fill the mdat behind it."),
  NO_GAP(
      "C05",
      ERROR,
      "ISO/IEC 23000-19, 7.3.2.3",
      "A fragment's tfdt is the last one's plus its durations: no gap and no overlap."),
  SYNC(
      "C06",
      ERROR,
      "ISO/IEC 23000-19, 7.3.2.3; RFC 8216, 3.3",
      "A segment starts with a sync sample, and the flags tell truly which samples are sync"
          + " samples."),
  SWITCHING_SET(
      "C07",
      ERROR,
      "ISO/IEC 23000-19, 7.3.4",
      "Tracks of a switching set have the same handler, codec family and timescale."),
  EDIT_LIST(
      "C08",
      ERROR,
      "ISO/IEC 23000-19, 7.5.13",
      "An edit list under a CMAF brand is one edit at rate 1 without a hole."),
  SAMPLE_ENTRY(
      "C09",
      ERROR,
      "ISO/IEC 14496-15, 5.4; ISO/IEC 14496-14, 6.7",
      "The sample entry agrees with the codec's own configuration in size, pixel shape, colour and"
          + " sample rate."),
  PARAMETER_SETS(
      "C10",
      ERROR,
      "ISO/IEC 14496-15, 5.3.3",
      "Samples of avc1 hold no parameter sets; they stand in the header."),
  AAC_FRAMES(
      "C11",
      ERROR,
      "ISO/IEC 23000-19, 10.3",
      "AAC samples last 1024 samples each and every one is a sync sample."),
  DEPENDENCE(
      "C15",
      ADVICE,
      "ISO/IEC 14496-12, 8.6.4",
      "Where flags speak of dependence between samples they tell the truth."),
  NAL_LENGTHS(
      "C17",
      ERROR,
      "ISO/IEC 14496-15, 5.3.4.2",
      "Every sample of H.264 is whole NAL units behind their lengths, with at least one slice."),
  SEGMENT_INDEX(
      "C18",
      ERROR,
      "ISO/IEC 14496-12, 8.16.3",
      "A sidx in a segment has a timescale, and its pieces add up to the bytes behind it."),
  EVENT("C19", ERROR, "ISO/IEC 23009-1, 5.10.3.3", "An emsg names a scheme and has a timescale."),
  PACKETS(
      "T01",
      ERROR,
      "ISO/IEC 13818-1, 2.4.3.2",
      "A transport stream segment is whole packets of 188 bytes that begin with 0x47."),
  TABLES_FIRST(
      "T02",
      ERROR,
      "RFC 8216, 3.2",
      "A transport stream segment has a PAT and a PMT before any media."),
  CONTINUITY(
      "T03",
      ERROR,
      "ISO/IEC 13818-1, 2.4.3.3",
      "Continuity counters do not jump within a segment."),
  ONE_PROGRAMME("T04", ERROR, "RFC 8216, 3.2", "A transport stream segment has one programme."),
  STAMPS(
      "T05",
      ERROR,
      "ISO/IEC 13818-1, 2.4.3.7",
      "Every elementary stream that the PMT names starts with a time stamp, and time stamps go"
          + " forward."),
  TRANSPORT_KEY(
      "T06",
      WARNING,
      "RFC 8216, 3.2; Apple authoring specification, 1.10",
      "A transport stream segment of H.264 starts with parameter sets and an IDR picture."),
  PACKED_STAMP(
      "T07",
      ERROR,
      "RFC 8216, 3.4",
      "A segment of packed audio begins with an ID3 tag that holds its time stamp."),
  WEBVTT(
      "W01", ERROR, "RFC 8216, 3.5; WebVTT, 4.1", "A WebVTT segment begins with WEBVTT in UTF-8."),
  WEBVTT_TIMES(
      "W02", ERROR, "WebVTT, 4.2", "Each cue's times can be read, and it ends after it starts."),
  WEBVTT_MAP(
      "W03", WARNING, "RFC 8216, 3.5", "A WebVTT segment of a playlist has an X-TIMESTAMP-MAP.");

  private final String id;
  private final Severity severity;
  private final String clause;
  private final String sentence;

  MediaRule(String id, Severity severity, String clause, String sentence) {
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
