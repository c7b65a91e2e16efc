package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.load.ByteSpan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A media playlist as far as it could be read. Immutable.
 *
 * @param place the playlist
 * @param target EXT-X-TARGETDURATION in seconds
 * @param type EXT-X-PLAYLIST-TYPE, as written
 * @param partTarget PART-TARGET of EXT-X-PART-INF
 * @param trailing parts behind the last whole segment
 */
public record MediaList(
    Place place,
    List<Entry> entries,
    OptionalInt target,
    long mediaSequence,
    long discontinuitySequence,
    Optional<String> type,
    boolean ended,
    boolean independent,
    boolean iFramesOnly,
    Optional<BigDecimal> partTarget,
    List<Part> trailing) {
  public MediaList {
    entries = List.copyOf(entries);
    trailing = List.copyOf(trailing);
  }

  /**
   * A segment.
   *
   * @param index in the list, from 0
   * @param line of its URI
   * @param seconds EXTINF
   * @param decimals how many digits EXTINF has behind the point
   * @param part byte range
   * @param init EXT-X-MAP in force
   * @param date EXT-X-PROGRAM-DATE-TIME, as written
   */
  public record Entry(
      int index,
      int line,
      String uri,
      Optional<BigDecimal> seconds,
      int decimals,
      Optional<ByteSpan> part,
      boolean discontinuity,
      boolean gap,
      boolean encrypted,
      Optional<Init> init,
      Optional<String> date,
      List<Part> parts) {
    public Entry {
      parts = List.copyOf(parts);
    }
  }

  /** Where the header is that segments need. */
  public record Init(int line, String uri, Optional<ByteSpan> part) {}

  /** A part of a segment, for low latency. */
  public record Part(
      int line, String uri, Optional<BigDecimal> seconds, boolean independent, boolean gap) {}

  /** The sum of all EXTINF. */
  public BigDecimal totalSeconds() {
    return entries.stream()
        .map(e -> e.seconds().orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The place of a segment's URI. */
  public Place placeOf(Entry entry) {
    return place.line(entry.line).segment(entry.index);
  }
}
