package dev.kinora.packager.live;

import java.util.List;
import java.util.Optional;

/**
 * A segment that is listed, in all its renditions. Once listed it never changes. Immutable.
 *
 * @param sequence its place in the stream, from 0
 * @param number its place in its recording, from 0, which is its name
 * @param pieces one for each rendition of the era, in their order
 */
public record LiveSegment(long sequence, int number, LiveEra era, List<LivePiece> pieces) {
  public LiveSegment {
    pieces = List.copyOf(pieces);
  }

  /**
   * The piece that a viewer of a rendition gets here: the same one, or what stands in its place.
   */
  public LivePiece pieceFor(LiveRendition wanted) {
    LivePiece best = pieces.getFirst();
    for (LivePiece piece : pieces) {
      boolean nearer = piece.rendition().lane() <= wanted.lane();
      if (wanted.isOfKind(piece.rendition().track())
          && (!wanted.isOfKind(best.rendition().track()) || nearer)) {
        best = piece;
      }
    }
    return best;
  }

  /** The piece of that rendition. */
  Optional<LivePiece> piece(String rendition) {
    return pieces.stream().filter(piece -> piece.rendition().name().equals(rendition)).findFirst();
  }

  /** All pictures share one row of boundaries, else all sounds: the row that counts. */
  LivePiece lead() {
    return pieces.stream()
        .filter(piece -> piece.rendition().track() instanceof LiveTrack.Video)
        .findFirst()
        .orElse(pieces.getFirst());
  }

  /** How many bytes all pieces have. */
  long sizeBytes() {
    return pieces.stream().mapToLong(LivePiece::sizeBytes).sum();
  }

  /** The same, its bytes let go of. */
  LiveSegment withoutBytes() {
    return new LiveSegment(
        sequence, number, era, pieces.stream().map(LivePiece::withoutBytes).toList());
  }

  /** How many bytes are in memory. */
  long heldBytes() {
    return pieces.stream()
        .filter(piece -> !piece.parts().isEmpty())
        .mapToLong(LivePiece::sizeBytes)
        .sum();
  }
}
