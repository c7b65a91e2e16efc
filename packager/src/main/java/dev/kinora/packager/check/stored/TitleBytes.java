package dev.kinora.packager.check.stored;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.remux.CopiedSegment;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The bytes of a title's headers and segments as they are served: from the store, or made of the
 * source's own samples. Safe for use by any thread.
 */
public final class TitleBytes {
  private final AssetStore store;
  private final CopiedTitles copied;

  /** Reads from these. */
  public TitleBytes(AssetStore store, CopiedTitles copied) {
    this.store = store;
    this.copied = copied;
  }

  /**
   * An asset of the title, whole.
   *
   * @return empty when there is none
   * @throws MediaException if it is made of a source that is gone or has changed
   * @throws IOException if it cannot be read, or is larger than {@code mostBytes}
   */
  public Optional<ByteBuffer> of(Title title, Asset asset, int mostBytes)
      throws MediaException, IOException {
    if (asset instanceof Asset.Media(SegmentKey key)) {
      Optional<Rendition> rendition = title.rendition(key.rendition()).filter(title::isCopied);
      if (rendition.isPresent()) {
        return key.number() < title.timelineOf(rendition.get()).segmentCount()
            ? Optional.of(read(copied.segment(title, rendition.get(), key.number()), mostBytes))
            : Optional.empty();
      }
    }
    Optional<StoredAsset> stored = store.find(asset);
    return stored.isPresent()
        ? Optional.of(ByteBuffer.wrap(stored.get().readAll(mostBytes)))
        : Optional.empty();
  }

  private static ByteBuffer read(CopiedSegment segment, int mostBytes) throws IOException {
    if (segment.sizeBytes() > mostBytes) {
      throw new IOException(
          "a copied segment: expected at most %d bytes, found %d"
              .formatted(mostBytes, segment.sizeBytes()));
    }
    ByteBuffer all = ByteBuffer.allocate((int) segment.sizeBytes());
    try (FileChannel source = FileChannel.open(segment.source())) {
      for (CopiedSegment.Piece piece : segment.pieces()) {
        switch (piece) {
          case CopiedSegment.Piece.InMemory at -> all.put(at.bytes());
          case CopiedSegment.Piece.OfFile range -> read(source, range, all);
        }
      }
    }
    return all.flip();
  }

  private static void read(FileChannel source, CopiedSegment.Piece.OfFile range, ByteBuffer into)
      throws IOException {
    ByteBuffer part = into.slice(into.position(), (int) range.sizeBytes());
    long offset = range.offsetBytes();
    while (part.hasRemaining()) {
      int count = source.read(part, offset);
      if (count < 0) {
        throw new EOFException("the source ends at %d bytes within a sample".formatted(offset));
      }
      offset += count;
    }
    into.position(into.position() + part.position());
  }
}
