package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A media playlist: the segments of one rendition. Immutable.
 *
 * @param version EXT-X-VERSION, 1 or more
 * @param targetSeconds no segment's duration, rounded to the nearest second, is above it
 * @param mediaSequence number of the first segment
 * @param discontinuitySequence how many discontinuities there were before the first segment
 * @param type whether the list is complete for good, only grows, or says nothing
 * @param map URI of the init segment; a segment may change it from there on
 * @param ended whether no segment will follow
 */
public record MediaPlaylist(
    int version,
    int targetSeconds,
    long mediaSequence,
    int discontinuitySequence,
    Optional<Type> type,
    boolean independentSegments,
    Optional<String> map,
    List<Segment> segments,
    boolean ended) {

  /** RFC 8216, 7: EXT-X-MAP in a list that is not I-frames only. */
  static final int VERSION_OF_MAP = 6;

  public MediaPlaylist {
    segments = List.copyOf(segments);
    map.ifPresent(PlaylistText::checkedUri);
    if (version < 1 || targetSeconds < 0 || mediaSequence < 0 || discontinuitySequence < 0) {
      throw new IllegalArgumentException(
          "playlist: expected version, target duration and sequences, found %d, %d, %d, %d"
              .formatted(version, targetSeconds, mediaSequence, discontinuitySequence));
    }
    boolean mapped = map.isPresent() || segments.stream().anyMatch(s -> s.map.isPresent());
    if (mapped && version < VERSION_OF_MAP) {
      throw new IllegalArgumentException("EXT-X-MAP: expected version 6, found " + version);
    }
    for (Segment segment : segments) {
      // RFC 8216, 4.3.3.1: every EXTINF, rounded to the nearest integer, is at most the target.
      if (segment.roundedSeconds() > targetSeconds) {
        throw new IllegalArgumentException(
            "%s: expected at most %d s, found %s"
                .formatted(segment.uri, targetSeconds, segment.durationSeconds));
      }
    }
  }

  /** EXT-X-PLAYLIST-TYPE. */
  public enum Type {
    /** Nothing will ever change. */
    VOD,
    /** Segments are added at the end, none is taken away. */
    EVENT
  }

  /**
   * One segment.
   *
   * @param durationSeconds as written, digit by digit
   * @param discontinuity whether timestamps or tracks change before it
   * @param map URI of the init segment from here on, where it is another one
   * @param date EXT-X-PROGRAM-DATE-TIME, to the millisecond
   */
  public record Segment(
      String uri,
      BigDecimal durationSeconds,
      boolean discontinuity,
      Optional<String> map,
      Optional<Instant> date) {
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** A segment that follows the one before without anything to say about it. */
    public Segment(String uri, BigDecimal durationSeconds) {
      this(uri, durationSeconds, false, Optional.empty(), Optional.empty());
    }

    public Segment {
      PlaylistText.checkedUri(uri);
      map.ifPresent(PlaylistText::checkedUri);
      date = date.map(exact -> exact.truncatedTo(ChronoUnit.MILLIS));
      if (durationSeconds.signum() < 0 || durationSeconds.compareTo(MAX_SECONDS) > 0) {
        throw new IllegalArgumentException(
            uri + ": expected a duration in seconds, found " + durationSeconds);
      }
    }

    /** The duration rounded to the nearest second, halves up. */
    public int roundedSeconds() {
      return durationSeconds.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }
  }

  /**
   * Reads a playlist.
   *
   * @param where its name, for messages
   * @throws MediaException.Unsupported if it uses a tag of RFC 8216 that this model does not carry
   */
  public static MediaPlaylist read(byte[] playlist, String where) throws MediaException {
    return MediaTag.readAll(playlist, where);
  }

  /** The playlist's text. */
  public String write() {
    return MediaTag.writeAll(this);
  }
}
