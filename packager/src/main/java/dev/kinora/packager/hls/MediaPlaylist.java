package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A media playlist: the segments of one rendition. Immutable.
 *
 * @param version EXT-X-VERSION, 1 or more
 * @param targetSeconds no segment's duration, rounded to the nearest second, is above it
 * @param mediaSequence number of the first segment
 * @param type whether the list is complete for good, only grows, or says nothing
 * @param map URI of the init segment
 * @param ended whether no segment will follow
 */
public record MediaPlaylist(
    int version,
    int targetSeconds,
    long mediaSequence,
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
    if (version < 1 || targetSeconds < 0 || mediaSequence < 0) {
      throw new IllegalArgumentException(
          "playlist: expected version, target duration and sequence, found %d, %d, %d"
              .formatted(version, targetSeconds, mediaSequence));
    }
    if (map.isPresent() && version < VERSION_OF_MAP) {
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
   */
  public record Segment(String uri, BigDecimal durationSeconds) {
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(Integer.MAX_VALUE);

    public Segment {
      PlaylistText.checkedUri(uri);
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
