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
import java.util.List;
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
   * Makes a recording a title: of the segments that its picture and its sound have. A recording
   * without any is removed. Killed at any moment, it can be done again.
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
      RecordedSegments segments = RecordedSegments.of(store, skeleton);
      if (segments.count() == 0) {
        store.deleteTitle(id);
        return Optional.empty();
      }
      segments.deleteOthers(store, id);
      Title whole = LiveTitles.with(skeleton, segments.renditions());
      Title title =
          LiveTitles.finished(
              whole,
              boundaries(store, whole, Lane.VIDEO, segments.count()),
              boundaries(store, whole, Lane.AUDIO, segments.count()));
      store.publish(titleDocument, ByteBuffer.wrap(TitleJson.write(title)));
      store.delete(live);
      return Optional.of(title);
    } catch (MediaException e) {
      throw new IOException(id + ": the recording cannot be read: " + e.getMessage(), e);
    }
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

  /**
   * A few seconds of a title's picture as one file of their own that begins at 0, for whoever wants
   * to look at it with other means; nothing for a title without picture.
   *
   * @param from which segment is the first; those that are there are taken, at most {@code count}
   */
  public static Optional<ByteBuffer> excerpt(AssetStore store, Title title, int from, int count)
      throws IOException {
    Optional<Rendition> picture = title.renditions(Lane.VIDEO).stream().findFirst();
    if (picture.isEmpty()) {
      return Optional.empty();
    }
    String name = picture.get().name();
    Optional<StoredAsset> init = store.find(new Asset.Init(title.id(), name));
    List<ByteBuffer> pieces = new ArrayList<>();
    if (init.isPresent()) {
      pieces.add(ByteBuffer.wrap(init.get().readAll(MOST_SEGMENT_BYTES)));
    }
    long begin = 0;
    for (int n = from; n < from + count; n++) {
      Optional<StoredAsset> stored =
          store.find(new Asset.Media(new SegmentKey(title.id(), name, n)));
      if (stored.isPresent()) {
        ByteBuffer bytes = ByteBuffer.wrap(stored.get().readAll(MOST_SEGMENT_BYTES));
        begin = pieces.size() == 1 ? DecodeTimes.first(bytes) : begin;
        DecodeTimes.shift(bytes, -begin);
        pieces.add(bytes);
      }
    }
    if (pieces.size() < 2) {
      return Optional.empty();
    }
    ByteBuffer file = ByteBuffer.allocate(pieces.stream().mapToInt(ByteBuffer::remaining).sum());
    pieces.forEach(file::put);
    return Optional.of(file.flip());
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
