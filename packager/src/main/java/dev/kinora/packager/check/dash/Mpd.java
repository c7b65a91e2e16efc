package dev.kinora.packager.check.dash;

import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.load.ByteSpan;
import dev.kinora.packager.time.Rational;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A manifest as far as it could be read, its segments spelled out. Immutable.
 *
 * @param place the manifest
 * @param updates how soon it may change
 */
public record Mpd(
    Place place,
    boolean dynamic,
    Optional<Duration> minBufferTime,
    Optional<Duration> maxSegmentDuration,
    Optional<Instant> availabilityStart,
    Optional<Instant> published,
    Optional<Duration> updates,
    List<Period> periods) {
  public Mpd {
    periods = List.copyOf(periods);
  }

  /**
   * A stretch of the presentation.
   *
   * @param start from the beginning of the presentation
   * @param duration empty where nobody says
   */
  public record Period(
      Place place,
      Optional<String> id,
      Duration start,
      Optional<Duration> duration,
      List<AdaptationSet> sets) {
    public Period {
      sets = List.copyOf(sets);
    }
  }

  /** Representations that a player may switch between. */
  public record AdaptationSet(
      Place place,
      Optional<String> id,
      boolean aligned,
      int startWithSap,
      List<Representation> representations) {
    public AdaptationSet {
      representations = List.copyOf(representations);
    }
  }

  /**
   * One encoding.
   *
   * @param bandwidth 0 where it is missing
   * @param timescale ticks a second of the segments' times
   * @param presentationTimeOffset ticks
   * @param nominal whether segment times are what @duration says, and not exact
   * @param indexed where the sidx is that lists the segments, in the same resource
   */
  public record Representation(
      Place place,
      String id,
      long bandwidth,
      Optional<String> mimeType,
      Optional<String> codecs,
      OptionalLong width,
      OptionalLong height,
      Optional<Rational> frameRate,
      OptionalLong samplingRate,
      long timescale,
      long presentationTimeOffset,
      boolean nominal,
      Optional<Init> init,
      Optional<Init> indexed,
      List<Segment> segments) {
    public Representation {
      segments = List.copyOf(segments);
    }
  }

  /** Where a header, or an index, is. */
  public record Init(URI address, Optional<ByteSpan> part) {}

  /**
   * A segment.
   *
   * @param startTicks as announced
   * @param durationTicks as announced
   */
  public record Segment(
      URI address, Optional<ByteSpan> part, long startTicks, long durationTicks) {}
}
