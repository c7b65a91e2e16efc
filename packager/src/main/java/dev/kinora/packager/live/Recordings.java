package dev.kinora.packager.live;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.cmaf.Fragment;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentReader;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.TitleJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes titles of recordings. The published segments say themselves where they stand, so nothing
 * has to be written down while a stream runs, and a recording that ended with its process is
 * finished in the same way as one that ended well.
 */
public final class Recordings {
  private static final int HEAD_BYTES = 16 << 10;
  private static final int MOST_SEGMENT_BYTES = 256 << 20;

  private Recordings() {}

  /**
   * Finishes every recording that is not finished. For the start of the process that records, and
   * only for that one: recordings that another process is making look the same.
   *
   * @return the titles that came of it
   */
  public static List<Title> finishAll(AssetStore store) throws IOException {
    List<Title> titles = new ArrayList<>();
    for (String id : store.titlesWith(Asset.Kind.LIVE)) {
      finish(store, id).ifPresent(titles::add);
    }
    return titles;
  }

  /**
   * Makes a recording a title: of the segments that every rendition has. A recording without any is
   * removed. Killed at any moment, it can be done again.
   *
   * @return the title, or nothing if there was nothing to make one of
   */
  static Optional<Title> finish(AssetStore store, String id) throws IOException {
    Asset.Document live = new Asset.Document(id, Asset.Kind.LIVE);
    Optional<StoredAsset> document = store.find(live);
    if (document.isEmpty()) {
      return Optional.empty();
    }
    Asset.Document titleDocument = new Asset.Document(id, Asset.Kind.TITLE);
    if (store.has(titleDocument)) {
      store.delete(live);
      return Optional.empty();
    }
    try {
      Title skeleton =
          TitleJson.readTitle(document.get().readAll(TitleJson.MAX_BYTES), id + "/live.json");
      int count = wholeSegments(store, skeleton);
      if (count == 0) {
        store.deleteTitle(id);
        return Optional.empty();
      }
      Title title =
          LiveTitles.finished(
              skeleton,
              boundaries(store, skeleton, Lane.VIDEO, count),
              boundaries(store, skeleton, Lane.AUDIO, count));
      store.publish(titleDocument, ByteBuffer.wrap(TitleJson.write(title)));
      store.delete(live);
      return Optional.of(title);
    } catch (MediaException e) {
      throw new IOException(id + ": the recording cannot be read: " + e.getMessage(), e);
    }
  }

  /** How many segments from the first on are there in every rendition; what is beyond goes. */
  private static int wholeSegments(AssetStore store, Title skeleton) throws IOException {
    Map<String, BitSet> there = new HashMap<>();
    List<SegmentKey> keys = new ArrayList<>();
    for (StoredAsset stored : store.list(skeleton.id())) {
      switch (stored.asset()) {
        case Asset.Media(SegmentKey key) -> {
          keys.add(key);
          there.computeIfAbsent(key.rendition(), _ -> new BitSet()).set(key.number());
        }
        case Asset.Init _, Asset.Document _ -> {
          // Looked up by name where they are needed.
        }
      }
    }
    int count = Integer.MAX_VALUE;
    for (Rendition rendition : skeleton.renditions()) {
      boolean headed = store.has(new Asset.Init(skeleton.id(), rendition.name()));
      BitSet numbers = there.getOrDefault(rendition.name(), new BitSet());
      count = Math.min(count, headed ? numbers.nextClearBit(0) : 0);
    }
    for (SegmentKey key : keys) {
      if (key.number() >= count) {
        store.delete(new Asset.Media(key));
      }
    }
    return count;
  }

  /** Where a lane's segments begin, in ticks, and where the last one ends. */
  private static List<Long> boundaries(AssetStore store, Title skeleton, Lane lane, int count)
      throws IOException, MediaException {
    List<Rendition> renditions = skeleton.renditions(lane);
    if (renditions.isEmpty()) {
      return List.of();
    }
    String name = renditions.getFirst().name();
    List<Long> ticks = new ArrayList<>(List.of(0L));
    for (int n = 1; n < count; n++) {
      ticks.add(DecodeTimes.first(head(segment(store, skeleton.id(), name, n))));
    }
    ticks.add(end(store, skeleton.id(), name, count - 1));
    return ticks;
  }

  private static StoredAsset segment(AssetStore store, String id, String rendition, int number)
      throws IOException {
    return store
        .find(new Asset.Media(new SegmentKey(id, rendition, number)))
        .orElseThrow(() ->
            new IOException(
                "%s/%s/%d.m4s: expected a segment, found none".formatted(id, rendition, number)));
  }

  private static ByteBuffer head(StoredAsset stored) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD_BYTES, stored.sizeBytes()));
    try (SeekableByteChannel channel = stored.open()) {
      while (head.hasRemaining() && channel.read(head) >= 0) {
        // Until it is full or the segment ends.
      }
    }
    return head.flip();
  }

  private static long end(AssetStore store, String id, String rendition, int last)
      throws IOException, MediaException {
    StoredAsset init =
        store
            .find(new Asset.Init(id, rendition))
            .orElseThrow(() -> new IOException(id + "/" + rendition + ": expected a header"));
    MediaSegmentReader reader =
        new MediaSegmentReader(
            InitSegment.parse(ByteBuffer.wrap(init.readAll(MOST_SEGMENT_BYTES))));
    byte[] bytes = segment(store, id, rendition, last).readAll(MOST_SEGMENT_BYTES);
    List<Fragment> fragments = reader.read(ByteBuffer.wrap(bytes));
    if (fragments.isEmpty()) {
      throw new IOException("%s/%s/%d.m4s: expected a moof".formatted(id, rendition, last));
    }
    return fragments.getLast().endTicks();
  }
}
