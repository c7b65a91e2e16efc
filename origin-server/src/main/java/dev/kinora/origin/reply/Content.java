package dev.kinora.origin.reply;

import dev.kinora.packager.remux.CopiedSegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;

/** A body whose size is known; its bytes do not change while it is sent. */
public sealed interface Content {
  /** How many bytes. */
  long sizeBytes();

  /** A file that can be sent as it lies on disk. */
  record OnDisk(Path path, long sizeBytes, Instant modified) implements Content {}

  /** Headers at hand and ranges of a source, sent as they lie. */
  record InPieces(CopiedSegment segment) implements Content {
    @Override
    public long sizeBytes() {
      return segment.sizeBytes();
    }
  }

  /**
   * Bytes at hand.
   *
   * @param bytes read-only; position and limit are those of the whole
   */
  record InMemory(ByteBuffer bytes) implements Content {
    public InMemory {
      bytes = bytes.asReadOnlyBuffer();
    }

    /** A view of its own for each reader. */
    @Override
    public ByteBuffer bytes() {
      return bytes.duplicate();
    }

    @Override
    public long sizeBytes() {
      return bytes.remaining();
    }
  }
}
