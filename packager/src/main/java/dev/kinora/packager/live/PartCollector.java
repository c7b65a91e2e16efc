package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects parts until a segment is there in every rendition. Confined to its channel's lock.
 *
 * <p>The first picture (or the sound, where there is none) decides where segments begin and end:
 * see {@link LeadLane}. Everything else is cut at the same times, whatever it says itself, so
 * renditions never fall out of step. A smaller picture that has nothing for a segment, or comes
 * more than {@link #MOST_RUNG_BEHIND} segments late, is left out from there on.
 */
final class PartCollector {
  /** Segments that sound may be behind. */
  private static final int MOST_BEHIND = 12;

  /** Segments that a smaller picture may be behind: playlists wait for it so long. */
  private static final int MOST_RUNG_BEHIND = 3;

  private final LeadLane lead;
  private final Map<String, FollowingLane> following = new LinkedHashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private boolean flushing;
  private boolean jumps;
  private boolean narrower;

  /**
   * One segment of all renditions that have it.
   *
   * @param pieces in the renditions' order
   * @param newStretch whether it does not follow the one before without a jump, or has fewer
   *     renditions
   */
  record Row(List<LivePiece> pieces, boolean newStretch) {
    Row {
      pieces = List.copyOf(pieces);
    }
  }

  PartCollector(List<LiveRendition> renditions, SegmentBounds bounds) {
    LiveRendition first =
        renditions.stream()
            .filter(rendition -> rendition.track() instanceof LiveTrack.Video)
            .findFirst()
            .orElse(renditions.getFirst());
    this.lead = new LeadLane(first, bounds);
    for (LiveRendition rendition : renditions) {
      if (!rendition.name().equals(first.name())) {
        following.put(rendition.track().name(), new FollowingLane(rendition, bounds));
      }
    }
  }

  /** Takes a part that stands on the recording's timeline. */
  void add(LivePart part) {
    if (dropped.contains(part.track())) {
      return;
    }
    if (part.track().equals(lead.track())) {
      lead.add(part);
      requireCompany();
      return;
    }
    FollowingLane lane = following.get(part.track());
    if (lane == null) {
      throw new IllegalArgumentException(
          "part: expected one of the tracks %s and %s, found %s"
              .formatted(lead.track(), following.keySet(), part.track()));
    }
    lane.add(part);
  }

  private void requireCompany() {
    if (lead.closedCount() > MOST_BEHIND) {
      throw new IllegalStateException(
          "%s is %d segments ahead of the sound of this stream; end it"
              .formatted(lead.track(), lead.closedCount()));
    }
  }

  /** Nothing more will come of this rendition; only a smaller picture can be missed. */
  void drop(String track) {
    FollowingLane lane = following.get(track);
    if (lane != null && lane.isRung()) {
      lane.end();
    }
  }

  /** What is open becomes a segment as it is; what follows begins a new stretch. */
  void closeAll() {
    lead.close();
    flushing = true;
  }

  /** The next segment that everything has which still counts, taken out. */
  Optional<Row> next() {
    while (lead.closedCount() > 0) {
      LeadLane.Closed first = lead.first();
      if (!flushing && !isComplete(first)) {
        return Optional.empty();
      }
      lead.remove();
      jumps |= first.afterHole();
      Optional<Row> row = row(first);
      if (row.isPresent()) {
        return row;
      }
    }
    if (flushing) {
      following.values().forEach(FollowingLane::clear);
      flushing = false;
      jumps = true;
    }
    return Optional.empty();
  }

  private boolean isComplete(LeadLane.Closed first) {
    for (FollowingLane lane : List.copyOf(following.values())) {
      boolean late = lane.isRung() && lead.closedCount() > MOST_RUNG_BEHIND;
      if (!lane.reaches(first.until()) && !late) {
        return false;
      }
    }
    return true;
  }

  private Optional<Row> row(LeadLane.Closed first) {
    boolean last = flushing && lead.closedCount() == 0;
    List<LivePiece> pieces = new ArrayList<>(List.of(first.piece()));
    boolean whole = true;
    for (FollowingLane lane : List.copyOf(following.values())) {
      if (jumps) {
        lane.forgetBefore(first.from());
      }
      boolean there = flushing || lane.reaches(first.until());
      Optional<LivePiece> piece =
          there ? lane.take(first.until(), last) : Optional.<LivePiece>empty();
      piece.ifPresent(pieces::add);
      if (piece.isEmpty() && lane.isRung()) {
        following.remove(lane.track());
        dropped.add(lane.track());
        narrower = true;
      } else {
        whole &= piece.isPresent();
      }
    }
    if (!whole) {
      // Picture without sound fits no playlist; what follows is told to be elsewhere.
      jumps = true;
      return Optional.empty();
    }
    Row row = new Row(pieces, jumps || narrower);
    jumps = false;
    narrower = false;
    return Optional.of(row);
  }

  /** Where a segment ends last. */
  static Rational end(List<LivePiece> pieces) {
    return pieces.stream()
        .map(piece -> Rational.of(piece.endTicks(), piece.rendition().track().timescale()))
        .max(Rational::compareTo)
        .orElseThrow();
  }
}
