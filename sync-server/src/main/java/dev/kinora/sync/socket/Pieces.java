package dev.kinora.sync.socket;

import java.util.Optional;

/** Puts the pieces of a text message together, up to a size. Confined to the reading thread. */
final class Pieces {
  private final int mostChars;
  private StringBuilder text = new StringBuilder();

  Pieces(int mostChars) {
    this.mostChars = mostChars;
  }

  /** Whether this piece begins a message. */
  boolean isFirst() {
    return text.isEmpty();
  }

  /** Whether a piece still fits. */
  boolean fits(String piece) {
    return text.length() + piece.length() <= mostChars;
  }

  /** Adds a piece; the message, when it was the last. */
  Optional<String> add(String piece, boolean last) {
    if (last && text.isEmpty()) {
      return Optional.of(piece);
    }
    text.append(piece);
    if (!last) {
      return Optional.empty();
    }
    String message = text.toString();
    text = new StringBuilder();
    return Optional.of(message);
  }
}
