package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects parts until a segment is there in every rendition. Confined to its channel's lock.
 *
 * <p>Renditions do not keep step: a rung that is encoded comes later than one that is repackaged.
 * What is ahead waits, within bounds.
 */
final class PartCollector {
  /** Segments of one rendition that wait for the others. */
  private static final int MOST_WAITING = 12;

  private static final long MOST_OPEN_BYTES = 64 << 20;

  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final int openSeconds;

  PartCollector(List<LiveRendition> renditions, int openSeconds) {
    renditions.forEach(rendition -> lanes.put(rendition.track().name(), new Lane(rendition)));
    this.openSeconds = openSeconds;
  }

  private static final class Lane {
    final LiveRendition rendition;
    final Deque<LivePiece> closed = new ArrayDeque<>();
    final List<LivePart> open = new ArrayList<>();
    long openBytes;
    long endTicks;

    Lane(LiveRendition rendition) {
      this.rendition = rendition;
    }

    void close() {
      if (!open.isEmpty()) {
        closed.add(new LivePiece(rendition, open));
        open.clear();
        openBytes = 0;
      }
    }
  }

  /** Takes a part that stands on the recording's timeline. */
  void add(LivePart part) {
    Lane lane = lanes.get(part.track());
    if (lane == null) {
      throw new IllegalArgumentException(
          "part: expected one of the tracks %s, found %s".formatted(lanes.keySet(), part.track()));
    }
    if (part.startTicks() < lane.endTicks) {
      throw new IllegalArgumentException(
          "part of %s: expected a start from tick %d on, found %d"
              .formatted(part.track(), lane.endTicks, part.startTicks()));
    }
    if (part.startsSegment() || isTooLong(lane, part)) {
      lane.close();
    }
    if (lane.closed.size() > MOST_WAITING) {
      throw new IllegalStateException(
          "%s is %d segments ahead of another rendition of this stream; end it"
              .formatted(part.track(), lane.closed.size()));
    }
    lane.open.add(part);
    lane.openBytes += part.bytes().remaining();
    lane.endTicks = part.startTicks() + part.durationTicks();
  }

  /** A publisher that sends no key frames, or a sound nobody cuts, must not fill the memory. */
  private boolean isTooLong(Lane lane, LivePart next) {
    if (lane.open.isEmpty()) {
      return false;
    }
    long ticks = next.startTicks() + next.durationTicks() - lane.open.getFirst().startTicks();
    return ticks > (long) openSeconds * lane.rendition.track().timescale()
        || lane.openBytes + next.bytes().remaining() > MOST_OPEN_BYTES;
  }

  /** What is open becomes a segment as it is. */
  void closeAll() {
    lanes.values().forEach(Lane::close);
  }

  /** The next segment that every rendition has, taken out; pieces in the renditions' order. */
  Optional<List<LivePiece>> next() {
    for (Lane lane : lanes.values()) {
      if (lane.closed.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(lanes.values().stream().map(lane -> lane.closed.remove()).toList());
  }

  /** Where a segment ends last. */
  static Rational end(List<LivePiece> pieces) {
    return pieces.stream()
        .map(piece -> Rational.of(piece.endTicks(), piece.rendition().track().timescale()))
        .max(Rational::compareTo)
        .orElseThrow();
  }
}
