package dev.kinora.packager.remux;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A media segment that lies in pieces: headers at hand, and samples in the source. Immutable.
 *
 * @param source the file that ranges belong to
 * @param pieces in order
 */
public record CopiedSegment(Path source, List<Piece> pieces) {
  public CopiedSegment {
    pieces = List.copyOf(pieces);
  }

  /** A run of its bytes. */
  public sealed interface Piece {
    /** How many. */
    long sizeBytes();

    /**
     * At hand.
     *
     * @param bytes a view of its own for each reader
     */
    record InMemory(ByteBuffer bytes) implements Piece {
      public InMemory {
        bytes = bytes.asReadOnlyBuffer();
      }

      @Override
      public ByteBuffer bytes() {
        return bytes.duplicate();
      }

      @Override
      public long sizeBytes() {
        return bytes.remaining();
      }
    }

    /** A range of the source. */
    record OfFile(long offsetBytes, long sizeBytes) implements Piece {}
  }

  /** How many bytes in all. */
  public long sizeBytes() {
    return pieces.stream().mapToLong(Piece::sizeBytes).sum();
  }
}
