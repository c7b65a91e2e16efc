package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A rendition that is cut where the leading one is: a part belongs to the segment that its middle
 * lies in. Confined to its channel's lock.
 */
final class FollowingLane {
  /** Less than a frame of AAC: what ends so near to a boundary ends at it. */
  private static final Rational NEAR = Rational.of(1, 50);

  private final LiveRendition rendition;
  private final SegmentBounds bounds;
  private final Deque<LivePart> parts = new ArrayDeque<>();
  private long bytes;
  private long endTicks;
  private boolean ended;

  FollowingLane(LiveRendition rendition, SegmentBounds bounds) {
    this.rendition = rendition;
    this.bounds = bounds;
  }

  String track() {
    return rendition.track().name();
  }

  /** Whether the stream can go on without it: a picture is there in a larger size, too. */
  boolean isRung() {
    return rendition.track() instanceof LiveTrack.Video;
  }

  void add(LivePart part) {
    Parts.requireOrder(part, endTicks);
    if (ended) {
      return;
    }
    if (!bounds.allowsPart(seconds(part.durationTicks()))) {
      if (!isRung()) {
        throw new IllegalArgumentException(
            "part of %s: expected less than the target duration of the stream, found %s s"
                .formatted(part.track(), seconds(part.durationTicks())));
      }
      // A smaller picture with such a hole is worth nothing beside the larger one.
      end();
      return;
    }
    if (bytes + part.bytes().remaining() > Parts.MOST_OPEN_BYTES) {
      throw new IllegalStateException(
          "%s is too far ahead of the picture of this stream; end it".formatted(part.track()));
    }
    parts.add(part);
    bytes += part.bytes().remaining();
    endTicks = part.startTicks() + part.durationTicks();
  }

  /** Nothing follows what has come. */
  void end() {
    ended = true;
  }

  /** Whether everything before a time has come, or nothing more will. */
  boolean reaches(Rational time) {
    return ended || seconds(endTicks).plus(NEAR).compareTo(time) >= 0;
  }

  /** Takes out what belongs before a time, as far as a segment may be long; may be nothing. */
  Optional<LivePiece> take(Rational until, boolean last) {
    List<LivePart> own = new ArrayList<>();
    while (!parts.isEmpty() && (last || middle(parts.getFirst()).compareTo(until) < 0)) {
      LivePart next = parts.getFirst();
      long from = own.isEmpty() ? next.startTicks() : own.getFirst().startTicks();
      if (!own.isEmpty() && !bounds.allows(seconds(end(next) - from))) {
        break;
      }
      own.add(next);
      remove();
    }
    return own.isEmpty() ? Optional.empty() : Optional.of(LivePiece.of(rendition, own));
  }

  /** Lets go of what belongs before a time. */
  void forgetBefore(Rational time) {
    while (!parts.isEmpty() && middle(parts.getFirst()).compareTo(time) < 0) {
      remove();
    }
  }

  void clear() {
    parts.clear();
    bytes = 0;
  }

  private void remove() {
    bytes -= parts.removeFirst().bytes().remaining();
  }

  private Rational middle(LivePart part) {
    return Rational.of(
        2 * part.startTicks() + part.durationTicks(), 2L * rendition.track().timescale());
  }

  private static long end(LivePart part) {
    return part.startTicks() + part.durationTicks();
  }

  private Rational seconds(long ticks) {
    return Rational.of(ticks, rendition.track().timescale());
  }
}
