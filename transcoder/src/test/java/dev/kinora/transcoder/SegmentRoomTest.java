package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentRecord;
import dev.kinora.packager.publish.SegmentSupply.Supply;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.cache.CacheBound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that take more than they may. */
class SegmentRoomTest {
  private static final FakeCodecs.Hook QUICK = (key, background) -> {};
  private static final int WATCHED = 9;

  @TempDir private Path folder;

  @Test
  void whatIsWatchedLeastMakesRoomAndComesBackTheSame() throws Exception {
    Title title;
    long all;
    try (Rig rig = new Rig(folder, QUICK)) {
      title = rig.film("a.mp4", 100);
      rig.transcoder.start();
      rig.awaitReady(title);
      all = sizeOf(rig, title);
      for (int look = 0; look < 50; look++) {
        rig.transcoder.supply().served(video(title, WATCHED));
      }
      rig.stop();
      try (Rig bounded = rig.again(QUICK, new CacheBound(all / 2))) {
        Rig.await(() -> sizeOf(bounded, title) <= all / 2);
        bounded.transcoder.start();
        assertInstanceOf(TitleState.Ready.class, bounded.state(title));
        assertTrue(there(bounded, video(title, WATCHED)), "the watched span was dropped");
        assertTrue(there(bounded, video(title, 0)), "the opening was dropped");
        SegmentKey dropped =
            Rig.keys(title).stream().filter(key -> !there(bounded, key)).findFirst().orElseThrow();
        assertEquals(new Supply.Published(), bounded.ensure(dropped));
        assertTrue(
            Arrays.equals(
                FakeCodecs.bytes(dropped),
                bounded.store.find(new Asset.Media(dropped)).orElseThrow().readAll(1 << 20)));
      }
      try (Rig later = rig.again(QUICK, new CacheBound(all / 2))) {
        later.transcoder.start();
        later.transcoder.reindex();
        assertInstanceOf(TitleState.Ready.class, later.state(title));
        assertTrue(later.store.has(new Asset.Document(title.id(), Asset.Kind.MEASURED)));
        assertTrue(sizeOf(later, title) < all, "what was dropped was made again unasked");
      }
    }
  }

  @Test
  void nothingIsDroppedThatCouldNotBeMadeAgain() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title gone = rig.film("gone.mp4", 60);
      Title kept = rig.film("kept.mp4", 90);
      rig.transcoder.start();
      rig.awaitReady(gone);
      rig.awaitReady(kept);
      long before = sizeOf(rig, gone);
      Files.delete(folder.resolve("gone.mp4"));
      rig.stop();
      try (Rig bounded = rig.again(QUICK, new CacheBound(1))) {
        Rig.await(() -> sizeOf(bounded, kept) == 0);
        assertEquals(before, sizeOf(bounded, gone));
        bounded.assertWhole(gone);
      }
    }
  }

  @Test
  void workInAdvanceEndsBeforeTheBound() throws Exception {
    try (Rig first = new Rig(folder, QUICK)) {
      Title title = first.film("a.mp4", 100);
      first.stop();
      CacheBound bound = new CacheBound(20 * (long) FakeCodecs.bytes(video(title, 0)).length);
      try (Rig rig = first.again(QUICK, bound)) {
        rig.transcoder.start();
        Rig.await(() -> rig.transcoder.jobs().find(title.id()).orElseThrow().reason().isPresent());
        String reason = rig.transcoder.jobs().find(title.id()).orElseThrow().reason().orElseThrow();
        assertTrue(reason.contains("made when it is watched"), reason);
        int last = title.videoTimeline().orElseThrow().segmentCount() - 1;
        assertEquals(new Supply.Published(), rig.ensure(video(title, last)));
        assertInstanceOf(TitleState.Playable.class, rig.state(title));
      }
    }
  }

  private static boolean there(Rig rig, SegmentKey key) {
    try {
      return rig.store.has(new Asset.Media(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sizeOf(Rig rig, Title title) {
    List<SegmentRecord> records = rig.transcoder.ledger().segments(title.id());
    return records.stream().mapToLong(SegmentRecord::sizeBytes).sum();
  }

  private static SegmentKey video(Title title, int number) {
    return new SegmentKey(title.id(), "v180-9876543210", number);
  }
}
