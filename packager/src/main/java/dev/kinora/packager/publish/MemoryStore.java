package dev.kinora.packager.publish;

import dev.kinora.packager.publish.AssetStore.Published.AlreadyThere;
import dev.kinora.packager.publish.AssetStore.Published.Created;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A store that forgets everything when it is dropped. Safe for use by any thread. */
public final class MemoryStore implements AssetStore {
  private final ConcurrentMap<Asset, Kept> assets = new ConcurrentHashMap<>();
  private final Clock clock;

  /** An empty store. */
  public MemoryStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Published publish(Asset asset, ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return assets.putIfAbsent(asset, new Kept(asset, bytes, clock.instant())) == null
        ? new Created()
        : new AlreadyThere();
  }

  @Override
  public void replace(Asset.Document document, ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    assets.put(document, new Kept(document, bytes, clock.instant()));
  }

  @Override
  public Optional<StoredAsset> find(Asset asset) {
    return Optional.ofNullable(assets.get(asset));
  }

  @Override
  public List<String> titlesWith(Asset.Kind kind) {
    return assets.keySet().stream()
        .filter(a -> a instanceof Asset.Document d && d.kind() == kind)
        .map(Asset::titleId)
        .sorted()
        .toList();
  }

  @Override
  public List<StoredAsset> list(String titleId) {
    AssetLayout.checkTitle(titleId);
    return assets.values().stream()
        .filter(kept -> kept.asset().titleId().equals(titleId))
        .map(StoredAsset.class::cast)
        .toList();
  }

  @Override
  public boolean delete(Asset asset) {
    return assets.remove(asset) != null;
  }

  @Override
  public boolean deleteTitle(String titleId) {
    AssetLayout.checkTitle(titleId);
    return assets.keySet().removeIf(asset -> asset.titleId().equals(titleId));
  }

  @Override
  public void close() {}

  /** Not a record: two assets with the same bytes are still two. */
  private static final class Kept implements StoredAsset {
    private final Asset asset;
    private final byte[] bytes;
    private final Instant published;

    Kept(Asset asset, byte[] bytes, Instant published) {
      this.asset = asset;
      this.bytes = bytes;
      this.published = published;
    }

    @Override
    public Asset asset() {
      return asset;
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public Instant published() {
      return published;
    }

    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }

    @Override
    public SeekableByteChannel open() {
      return new BytesChannel(bytes);
    }
  }
}
