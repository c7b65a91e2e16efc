package dev.kinora.packager.check.hls;

import static dev.kinora.packager.check.finding.Severity.ADVICE;
import static dev.kinora.packager.check.finding.Severity.ERROR;
import static dev.kinora.packager.check.finding.Severity.WARNING;

import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.finding.Severity;

/** Rules of playlists by RFC 8216 and its second edition (rfc8216bis). */
public enum HlsRule implements Rule {
  FIRST_LINE("H01", ERROR, "RFC 8216, 4.3.1.1", "A playlist's first line is #EXTM3U."),
  ATTRIBUTES(
      "H02",
      ERROR,
      "RFC 8216, 4.2",
      "Attribute lists are NAME=value, separated by commas without blanks, no name twice, values of"
          + " the kind the attribute asks for."),
  VERSION(
      "H03",
      ERROR,
      "RFC 8216, 7; rfc8216bis, 8",
      "There is at most one EXT-X-VERSION, and it is high enough for the tags that are used."),
  TAG_SETS(
      "H04",
      ERROR,
      "RFC 8216, 4.3.3 and 4.3.4",
      "A multivariant playlist holds no tags of media playlists, and a media playlist none of"
          + " multivariant playlists."),
  TARGET_DURATION(
      "H05", ERROR, "RFC 8216, 4.3.3.1", "A media playlist has one EXT-X-TARGETDURATION."),
  MEASURED_DURATION(
      "H06",
      ERROR,
      "RFC 8216, 4.3.2.1",
      "EXTINF is the duration of the segment's media, within a frame."),
  TARGET_KEPT("H07", ERROR, "RFC 8216, 6.2.1", "The target duration of a live list never changes."),
  MEDIA_SEQUENCE(
      "H08",
      ERROR,
      "RFC 8216, 4.3.3.2 and 6.2.1",
      "EXT-X-MEDIA-SEQUENCE stands before the first segment, never falls, and a segment keeps its"
          + " number."),
  ONLY_APPENDED(
      "H09",
      ERROR,
      "RFC 8216, 6.2.1",
      "Segments are only added at the end and removed from the front; what was listed stays as it"
          + " was."),
  DISCONTINUITY_SEQUENCE(
      "H10",
      ERROR,
      "RFC 8216, 4.3.3.3",
      "EXT-X-DISCONTINUITY-SEQUENCE stands before the first segment and the first discontinuity."),
  DISCONTINUITY_MISSING(
      "H11",
      ERROR,
      "RFC 8216, 4.3.2.3",
      "Where time stamps jump, EXT-X-DISCONTINUITY precedes the segment."),
  VOD_ENDS(
      "H12", ERROR, "RFC 8216, 4.3.3.5 and 6.2.1", "A playlist of type VOD has EXT-X-ENDLIST."),
  LIVE_LENGTH(
      "H13",
      WARNING,
      "RFC 8216, 6.2.2",
      "A live list is never cut below three target durations of segments."),
  MAP(
      "H16",
      ERROR,
      "RFC 8216, 3.3 and 4.3.2.5",
      "Every fMP4 segment is covered by an EXT-X-MAP that holds a header and no media."),
  BYTE_RANGE(
      "H17",
      ERROR,
      "RFC 8216, 4.3.2.2",
      "A byte range has a length and either an offset or a segment of the same resource before it,"
          + " and lies inside the resource."),
  INDEPENDENT(
      "H18",
      ERROR,
      "RFC 8216, 4.3.5.1",
      "Where EXT-X-INDEPENDENT-SEGMENTS is stated, every segment of video starts with a key"
          + " frame."),
  ALIGNMENT(
      "H19",
      ERROR,
      "RFC 8216, 6.2.4",
      "All variants cover the same content: their segments have the same boundaries in time."),
  STREAM_INF(
      "H20",
      ERROR,
      "RFC 8216, 4.3.4.2",
      "EXT-X-STREAM-INF has BANDWIDTH and is followed directly by a URI."),
  PEAK(
      "H21",
      ERROR,
      "RFC 8216, 4.3.4.2",
      "BANDWIDTH is at least the peak segment bit rate of the variant with its heaviest"
          + " renditions."),
  AVERAGE(
      "H22",
      WARNING,
      "RFC 8216, 4.3.4.2",
      "AVERAGE-BANDWIDTH is the average bit rate of the variant with its heaviest renditions,"
          + " within 10 %."),
  CODECS(
      "H23",
      ERROR,
      "RFC 8216, 4.3.4.2",
      "CODECS names each format in the variant and its renditions as their headers do, and no"
          + " other."),
  RESOLUTION(
      "H24",
      ERROR,
      "RFC 8216, 4.3.4.2",
      "RESOLUTION is the size at which the picture is to be shown."),
  GROUPS(
      "H25",
      ERROR,
      "RFC 8216, 4.3.4.2",
      "AUDIO, VIDEO, SUBTITLES and CLOSED-CAPTIONS name groups of that type that exist."),
  MEDIA(
      "H26",
      ERROR,
      "RFC 8216, 4.3.4.1",
      "EXT-X-MEDIA has TYPE, GROUP-ID and NAME, and the attributes its type asks for and allows."),
  GROUPS_ALIKE(
      "H27",
      ERROR,
      "RFC 8216, 4.3.4.2.1",
      "Groups of the same type hold the same set of renditions."),
  CAPTIONS_NONE(
      "H28",
      ERROR,
      "RFC 8216, 4.3.4.2",
      "CLOSED-CAPTIONS=NONE stands on every EXT-X-STREAM-INF or on none."),
  I_FRAMES(
      "H29",
      ERROR,
      "RFC 8216, 4.3.3.6 and 4.3.4.3",
      "EXT-X-I-FRAME-STREAM-INF has URI and BANDWIDTH, no attributes of renditions, and leads to a"
          + " list with EXT-X-I-FRAMES-ONLY."),
  DATE(
      "H30",
      ERROR,
      "RFC 8216, 4.3.2.6",
      "EXT-X-PROGRAM-DATE-TIME is a date and time of ISO 8601 with a time zone."),
  KEY(
      "H31",
      ERROR,
      "RFC 8216, 4.3.2.4",
      "EXT-X-KEY has a METHOD; NONE has no other attribute, any other has a URI; an IV is 128"
          + " bits."),
  REACHABLE("H32", ERROR, "RFC 8216, 6.2.1", "Every URI of a playlist leads to a resource."),
  ENCODING(
      "H34",
      ERROR,
      "RFC 8216, 4.1",
      "A playlist is UTF-8 without a byte-order mark and without control characters."),
  UNKNOWN_TAG("H35", ADVICE, "RFC 8216, 4.1", "Tags that begin with #EXT are known ones."),
  EXTINF_AT_MOST(
      "H37",
      ERROR,
      "RFC 8216, 4.3.3.1",
      "Each EXTINF, rounded to the nearest second, is at most the target duration."),
  DRIFT(
      "H38",
      ERROR,
      "RFC 8216, 4.3.2.1",
      "The sum of EXTINF follows the media's own times, within a frame and what rounding allows."),
  DISCONTINUITY_NEEDLESS(
      "H39",
      ADVICE,
      "RFC 8216, 4.3.2.3",
      "EXT-X-DISCONTINUITY stands only where something changes."),
  EQUAL_TARGETS(
      "H40",
      WARNING,
      "RFC 8216, 6.2.4",
      "All media playlists of a presentation have the same target duration."),
  CODECS_STATED("H41", WARNING, "RFC 8216, 4.3.4.2", "Every EXT-X-STREAM-INF has CODECS."),
  FRAME_RATE(
      "H42",
      ERROR,
      "RFC 8216, 4.3.4.2",
      "FRAME-RATE is the highest frame rate of the video, with at most three decimals."),
  VIDEO_RANGE(
      "H43",
      ERROR,
      "rfc8216bis, 4.4.6.2",
      "VIDEO-RANGE agrees with the transfer characteristics: HLG for 18, PQ for 16, else SDR."),
  NAMES(
      "H44",
      ERROR,
      "RFC 8216, 4.3.4.1.1",
      "NAMEs are unique in a group, and at most one rendition of a group is the default."),
  SEGMENT(
      "H46",
      ERROR,
      "RFC 8216, 4.3.2.1",
      "Every segment has an EXTINF of seconds before its URI, and every EXTINF has a URI behind"
          + " it."),
  TAG_ONCE("H47", ERROR, "RFC 8216, 4.3", "Tags that may stand once in a playlist do."),
  NOT_EMPTY("H48", ERROR, "RFC 8216, 4.3.3", "A finished playlist lists segments or variants."),
  RELOADS_IN_TIME(
      "H49",
      ERROR,
      "RFC 8216, 6.2.1",
      "A live list changes within one and a half target durations."),
  START("H50", ERROR, "RFC 8216, 4.3.5.2", "EXT-X-START has a TIME-OFFSET of seconds."),
  VARIABLES("H51", ERROR, "rfc8216bis, 4.3", "Every variable that is used is defined before."),
  DATES_ADVANCE(
      "H53",
      WARNING,
      "RFC 8216, 6.2.1",
      "EXT-X-PROGRAM-DATE-TIME advances by the durations between, unless there is a"
          + " discontinuity."),
  MEDIA_TYPE(
      "H54",
      WARNING,
      "RFC 8216, 4",
      "A server calls a playlist application/vnd.apple.mpegurl or audio/mpegurl.");

  private final String id;
  private final Severity severity;
  private final String clause;
  private final String sentence;

  HlsRule(String id, Severity severity, String clause, String sentence) {
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
