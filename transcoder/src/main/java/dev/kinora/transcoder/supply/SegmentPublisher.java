package dev.kinora.transcoder.supply;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentRecord;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.transcoder.cache.SegmentRoom;
import dev.kinora.transcoder.work.MadeSegment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The way of a segment into the world: first the file, whole or not at all, then its record in the
 * ledger. Killed in between, the file is adopted later. Safe for use by any thread.
 */
public final class SegmentPublisher {
  private final AssetStore store;
  private final SpanLedger ledger;
  private final DiskRoom room;
  private final SegmentRoom cache;
  private final List<Consumer<SegmentKey>> listeners = new CopyOnWriteArrayList<>();

  /** Publishes to this store, while there is room, and records in this ledger. */
  public SegmentPublisher(AssetStore store, SpanLedger ledger, DiskRoom room, SegmentRoom cache) {
    this.store = store;
    this.ledger = ledger;
    this.room = room;
    this.cache = cache;
  }

  /** Tells of every segment that is published from here on, in the publishing thread. */
  void onPublished(Consumer<SegmentKey> listener) {
    listeners.add(listener);
  }

  /**
   * Publishes a segment. Who comes second drops their bytes: the ledger gets the hash of what is in
   * the store.
   */
  public void publish(MadeSegment made) throws IOException {
    SegmentKey key = made.key();
    ByteBuffer data = made.data();
    room.require(data.remaining());
    switch (store.publish(new Asset.Media(key), data)) {
      case AssetStore.Published.Created _ -> {
        ledger.record(new SegmentRecord(key, data.remaining(), Sha256.of(data)));
        cache.published(key, data.remaining());
      }
      case AssetStore.Published.AlreadyThere _ -> isThere(key);
    }
    listeners.forEach(listener -> listener.accept(key));
  }

  /** Whether a segment is in the store; one that the ledger missed is recorded. */
  public boolean isThere(SegmentKey key) throws IOException {
    Optional<StoredAsset> stored = store.find(new Asset.Media(key));
    if (stored.isPresent() && ledger.segment(key).isEmpty()) {
      adopt(key, stored.get());
    }
    return stored.isPresent();
  }

  private void adopt(SegmentKey key, StoredAsset stored) throws IOException {
    ledger.record(new SegmentRecord(key, stored.sizeBytes(), Sha256.of(stored)));
  }
}
