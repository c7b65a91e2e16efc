package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a segment between parts when it lasts longer than the target duration that playlists have
 * announced for good (RFC 8216, 4.3.3.1). All but the first of what comes out may begin without a
 * key frame; players join at the one that has it. Pure.
 */
final class OverlongSplit {
  private static final Rational HALF = Rational.of(1, 2);

  private OverlongSplit() {}

  /** The longest piece's duration in seconds. */
  static Rational longest(List<LivePiece> pieces) {
    Rational longest = Rational.ZERO;
    for (LivePiece piece : pieces) {
      Rational own = Rational.of(piece.durationTicks(), piece.rendition().track().timescale());
      longest = own.compareTo(longest) > 0 ? own : longest;
    }
    return longest;
  }

  /**
   * Segments that each fit the target, where parts allow that.
   *
   * @param pieces one segment, one piece for each rendition
   */
  static List<List<LivePiece>> into(List<LivePiece> pieces, int targetSeconds) {
    Rational length = longest(pieces);
    if (length.compareTo(Rational.of(targetSeconds).plus(HALF)) < 0) {
      return List.of(pieces);
    }
    for (int count = Math.toIntExact(length.dividedBy(Rational.of(targetSeconds)).ceil());
        count > 1;
        count--) {
      List<List<LivePiece>> cut = cut(pieces, length, count);
      if (!cut.isEmpty()) {
        return cut;
      }
    }
    return List.of(pieces);
  }

  /** Nothing when a rendition has no part for one of the stretches. */
  private static List<List<LivePiece>> cut(List<LivePiece> pieces, Rational length, int count) {
    List<List<LivePiece>> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segments.add(new ArrayList<>());
    }
    for (LivePiece piece : pieces) {
      List<List<LivePart>> stretches = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        stretches.add(new ArrayList<>());
      }
      for (LivePart part : piece.parts()) {
        long ticks = part.startTicks() - piece.startTicks();
        Rational at = Rational.of(ticks, piece.rendition().track().timescale());
        long stretch = at.times(count).dividedBy(length).floor();
        stretches.get((int) Math.min(stretch, count - 1L)).add(part);
      }
      for (int i = 0; i < count; i++) {
        if (stretches.get(i).isEmpty()) {
          return List.of();
        }
        segments.get(i).add(new LivePiece(piece.rendition(), stretches.get(i)));
      }
    }
    return segments;
  }
}
