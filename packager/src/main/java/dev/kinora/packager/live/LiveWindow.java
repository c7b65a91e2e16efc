package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest segments of a stream and what is known of all before. Bytes stay in memory until they
 * are recorded and all but the newest viewers have them. Confined to a lock.
 */
final class LiveWindow {
  /** Names of renditions that playlists may be asked for; a publisher may come back very often. */
  private static final int MOST_RENDITIONS = 128;

  /** RFC 8216, 6.2.2: a list never lasts less than three target durations. */
  private static final int SHORTEST_TARGETS = 3;

  /** Players begin three target durations from the end and take their time. */
  private static final int HELD_SEGMENTS = 5;

  private final LiveIdentity identity;
  private final LiveLimits limits;
  private final List<LiveSegment> listed = new ArrayList<>();
  private final Deque<LiveSegment> leaving = new ArrayDeque<>();
  private final Map<String, LiveRendition> renditions = new LinkedHashMap<>();
  private final Map<String, Long> peaks = new HashMap<>();
  private Rational end = Rational.ZERO;
  private Optional<Instant> endDate = Optional.empty();
  private long version;
  private long sequence;
  private int number;
  private int eras;
  private int target;
  private int discontinuities;
  private long bytes;
  private boolean startsWithKeyFrames = true;

  // Sequence of the segment that the oldest listed stretch began with.
  private long firstOfEra;

  LiveWindow(LiveIdentity identity, LiveLimits limits) {
    this.identity = identity;
    this.limits = limits;
  }

  /** The segments that follow are another title's. */
  void beginRecording() {
    number = 0;
    end = Rational.ZERO;
  }

  LiveEra beginEra(Instant date, String recordingId, Rational begin, List<LiveRendition> named) {
    for (LiveRendition rendition : named) {
      renditions.remove(rendition.name());
      renditions.put(rendition.name(), rendition);
    }
    var oldest = renditions.entrySet().iterator();
    while (renditions.size() > MOST_RENDITIONS && oldest.hasNext()) {
      peaks.remove(oldest.next().getKey());
      oldest.remove();
    }
    // Dates of a list only grow, whatever the clock of this machine did meanwhile.
    Instant from = endDate.filter(last -> last.isAfter(date)).orElse(date);
    return new LiveEra(eras, recordingId, from, begin, named);
  }

  /**
   * Lists a segment.
   *
   * @param targetSeconds the stream's target duration, always the same
   */
  LiveSegment add(LiveEra era, int targetSeconds, List<LivePiece> pieces) {
    target = targetSeconds;
    LiveSegment segment = new LiveSegment(sequence++, number++, era, pieces);
    listed.add(segment);
    bytes += segment.heldBytes();
    startsWithKeyFrames &= segment.lead().independent();
    pieces.forEach(this::measure);
    eras = era.ordinal() + 1;
    end = PartCollector.end(pieces);
    endDate = Optional.of(era.dateOf(end));
    trim();
    return segment;
  }

  private void measure(LivePiece piece) {
    long ticks = piece.durationTicks();
    long bits = piece.sizeBytes() * 8 * piece.rendition().track().timescale();
    peaks.merge(piece.rendition().name(), Math.ceilDiv(bits, ticks), Math::max);
  }

  private void trim() {
    Rational length = Rational.ZERO;
    for (LiveSegment segment : listed) {
      length = length.plus(seconds(segment));
    }
    Rational enough = Rational.of(limits.windowSeconds());
    Rational least = Rational.of((long) SHORTEST_TARGETS * target);
    while (true) {
      Rational without = length.minus(seconds(listed.getFirst()));
      boolean isLong = without.compareTo(enough) >= 0;
      boolean isHeavy = bytes > limits.windowBytes();
      if (without.compareTo(least) < 0 || !(isLong || isHeavy)) {
        break;
      }
      remove();
      length = without;
    }
    forget();
  }

  private void remove() {
    LiveSegment gone = listed.removeFirst();
    bytes -= gone.heldBytes();
    if (gone.heldBytes() > 0) {
      leaving.add(gone);
    }
    LiveSegment first = listed.getFirst();
    discontinuities += isTagged(gone) ? 1 : 0;
    firstOfEra = first.era().ordinal() == gone.era().ordinal() ? firstOfEra : first.sequence();
  }

  /**
   * Lets go of bytes that can be read elsewhere, but for the newest segments'.
   *
   * @param published how many segments of that recording there are, from the first on
   */
  void letGo(String recordingId, int published) {
    for (int i = 0; i < listed.size() - HELD_SEGMENTS; i++) {
      LiveSegment segment = listed.get(i);
      if (isIn(segment, recordingId, published)) {
        bytes -= segment.heldBytes();
        listed.set(i, segment.withoutBytes());
      }
    }
    leaving.removeIf(segment -> isIn(segment, recordingId, published));
  }

  private static boolean isIn(LiveSegment segment, String recordingId, int published) {
    return segment.number() < published && segment.era().recordingId().equals(recordingId);
  }

  /** Whether a discontinuity stands before a segment that is the oldest listed one. */
  private boolean isTagged(LiveSegment oldest) {
    return oldest.sequence() == firstOfEra && oldest.era().ordinal() > 0;
  }

  /** RFC 8216, 6.2.2: still there for its own length and that of the longest list it was in. */
  private void forget() {
    Rational kept = Rational.of(limits.windowSeconds() + (long) target);
    Rational length = Rational.ZERO;
    long size = 0;
    for (LiveSegment segment : leaving) {
      length = length.plus(seconds(segment));
      size += segment.heldBytes();
    }
    while (!leaving.isEmpty()) {
      Rational without = length.minus(seconds(leaving.getFirst()));
      if (without.compareTo(kept) < 0 && size <= limits.windowBytes()) {
        return;
      }
      size -= leaving.removeFirst().heldBytes();
      length = without;
    }
  }

  private static Rational seconds(LiveSegment segment) {
    LivePiece lead = segment.lead();
    return Rational.of(lead.durationTicks(), lead.rendition().track().timescale());
  }

  /** Where the timeline of the recording ends. */
  Rational end() {
    return end;
  }

  /** How many segments the recording has. */
  int segmentsOfRecording() {
    return number;
  }

  Optional<LivePiece> find(String rendition, int wanted) {
    for (Collection<LiveSegment> some : List.of(listed, leaving)) {
      for (LiveSegment segment : some) {
        Optional<LivePiece> piece =
            segment.number() == wanted ? segment.piece(rendition) : Optional.empty();
        if (piece.isPresent()) {
          return piece;
        }
      }
    }
    return Optional.empty();
  }

  LiveView view(LiveState state, Optional<String> recording) {
    return new LiveView(
        identity,
        version++,
        state,
        target,
        discontinuities,
        !listed.isEmpty() && isTagged(listed.getFirst()),
        startsWithKeyFrames,
        List.copyOf(listed),
        renditions,
        peaks,
        recording,
        Duration.ofSeconds(limits.windowSeconds()));
  }
}
