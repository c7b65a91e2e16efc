package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The rendition that decides where segments begin: where it says so itself, and between parts where
 * its key frames are too far apart for the target duration. Confined to its channel's lock.
 */
final class LeadLane {
  /** Nothing for so long is a hole, which no segment reaches over. */
  private static final Rational LEAST_HOLE = Rational.of(1, 2);

  private final LiveRendition rendition;
  private final SegmentBounds bounds;
  private final Deque<Closed> closed = new ArrayDeque<>();
  private final List<LivePart> open = new ArrayList<>();
  private boolean openAfterHole;
  private long openBytes;
  private long endTicks;

  /**
   * A segment of this rendition.
   *
   * @param until where the others' share of it ends
   * @param afterHole whether nothing was shown before it for a while
   */
  record Closed(LivePiece piece, Rational until, boolean afterHole) {
    /** Where it begins. */
    Rational from() {
      return Rational.of(piece.startTicks(), piece.rendition().track().timescale());
    }
  }

  LeadLane(LiveRendition rendition, SegmentBounds bounds) {
    this.rendition = rendition;
    this.bounds = bounds;
  }

  String track() {
    return rendition.track().name();
  }

  void add(LivePart part) {
    Parts.requireOrder(part, endTicks);
    if (!bounds.allowsPart(seconds(part.durationTicks()))) {
      throw new IllegalArgumentException(
          "part of %s: expected less than the target duration of the stream, found %s s"
              .formatted(part.track(), seconds(part.durationTicks())));
    }
    boolean hole =
        !open.isEmpty() && seconds(part.startTicks() - endTicks).compareTo(LEAST_HOLE) > 0;
    if (part.startsSegment() || hole || isTooLong(part)) {
      closeBefore(hole ? endTicks : part.startTicks());
      openAfterHole = hole;
    }
    open.add(part);
    openBytes += part.bytes().remaining();
    endTicks = part.startTicks() + part.durationTicks();
  }

  private boolean isTooLong(LivePart next) {
    if (open.isEmpty()) {
      return false;
    }
    long ticks = next.startTicks() + next.durationTicks() - open.getFirst().startTicks();
    return !bounds.allowsLead(seconds(ticks))
        || openBytes + next.bytes().remaining() > Parts.MOST_OPEN_BYTES;
  }

  /** What is open becomes a segment as it is. */
  void close() {
    closeBefore(endTicks);
    openAfterHole = false;
  }

  private void closeBefore(long untilTicks) {
    if (open.isEmpty()) {
      return;
    }
    LivePiece piece = LivePiece.of(rendition, open);
    bounds.closed(seconds(piece.durationTicks()));
    closed.add(new Closed(piece, seconds(untilTicks), openAfterHole));
    open.clear();
    openBytes = 0;
  }

  private Rational seconds(long ticks) {
    return Rational.of(ticks, rendition.track().timescale());
  }

  /** How many segments wait for the others. */
  int closedCount() {
    return closed.size();
  }

  Closed first() {
    return closed.getFirst();
  }

  void remove() {
    closed.removeFirst();
  }
}
