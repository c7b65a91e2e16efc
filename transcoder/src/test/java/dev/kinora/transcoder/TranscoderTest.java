package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply.Supply;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.Added;
import dev.kinora.transcoder.ingest.Placement;
import dev.kinora.transcoder.ingest.ReindexReport;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscoderTest {
  private static final FakeCodecs.Hook QUICK = (key, background) -> {};

  @TempDir private Path folder;

  @Test
  void anAddedFilmIsPlayableAndBecomesReady() throws Exception {
    Set<String> changed = ConcurrentHashMap.newKeySet();
    try (Rig rig = new Rig(folder, QUICK)) {
      rig.transcoder.onChange(changed::add);
      Title title = rig.film("Big_Buck_Bunny-720p.mp4", 100);
      assertEquals("Big Buck Bunny", title.name());
      assertInstanceOf(TitleState.Playable.class, rig.state(title));
      assertEquals(Set.of(title.id()), changed);
      rig.transcoder.start();
      rig.awaitReady(title);
      rig.assertWhole(title);
      assertTrue(rig.store.has(new Asset.Document(title.id(), Asset.Kind.MEASURED)));
      var rates = rig.transcoder.catalogue().measured(title.id()).orElseThrow().renditions();
      assertEquals(3, rates.size());
      rates.values().forEach(rate -> assertTrue(rate.peak() >= rate.average()));
    }
  }

  @Test
  void theSameContentIsTheSameTitleAndMayMove() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title title = rig.film("a.mp4", 20);
      Path file = folder.resolve("a.mp4");
      assertFalse(rig.transcoder.ingest().add(file, Placement.IN_PLACE).fresh());
      Path moved = Files.move(file, folder.resolve("b.mp4"));
      Added again = rig.transcoder.ingest().add(moved, Placement.IN_PLACE);
      assertEquals(title.id(), again.title().id());
      assertEquals(title.name(), again.title().name());
      assertEquals(moved.toRealPath().toString(), again.title().source().path());
      assertEquals(1, rig.transcoder.catalogue().all().size());
      try (Rig fresh = rig.withoutDatabase(QUICK)) {
        fresh.transcoder.reindex();
        assertEquals(Optional.of(again.title()), fresh.transcoder.catalogue().find(title.id()));
      }
    }
  }

  @Test
  void aCopyOutlivesTheFile() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Path file = FakeCodecs.film(folder.resolve("film.MP4"), 20);
      Title title = rig.transcoder.ingest().add(file, Placement.COPY).title();
      Files.delete(file);
      assertEquals(
          new Supply.Published(), rig.ensure(new SegmentKey(title.id(), "a-0a1b2c3d4e", 0)));
      assertEquals(title.id() + ".mp4", Path.of(title.source().path()).getFileName().toString());
    }
  }

  @Test
  void whatIsNoFilmLeavesNothing() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Path text = Files.writeString(folder.resolve("text.mp4"), "no film");
      Path empty = Files.createFile(folder.resolve("empty.mp4"));
      var ingest = rig.transcoder.ingest();
      assertThrows(MediaException.class, () -> ingest.add(text, Placement.COPY));
      assertThrows(MediaException.class, () -> ingest.add(empty, Placement.IN_PLACE));
      assertThrows(IOException.class, () -> ingest.add(folder, Placement.IN_PLACE));
      assertThrows(
          IOException.class, () -> ingest.add(folder.resolve("none.mp4"), Placement.IN_PLACE));
      assertEquals(List.of(), rig.transcoder.catalogue().all());
      assertEquals(List.of(), rig.store.titles());
      try (var left = Files.list(folder.resolve("sources"))) {
        assertEquals(0, left.count());
      }
    }
  }

  private static boolean isVideo(SegmentKey key) {
    return key.rendition().startsWith("v");
  }

  private static SegmentKey video(Title title, int number) {
    return video(title.id(), number);
  }

  private static SegmentKey video(String titleId, int number) {
    return new SegmentKey(titleId, "v180-9876543210", number);
  }

  @Test
  void whatIsNotOnTheTimelineIsUnknown() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title title = rig.film("a.mp4", 20);
      assertInstanceOf(Supply.Unknown.class, rig.ensure(video(title, 1000)));
      assertInstanceOf(Supply.Unknown.class, rig.ensure(new SegmentKey(title.id(), "v1-none", 0)));
      assertInstanceOf(Supply.Unknown.class, rig.ensure(new SegmentKey("nonenone", "v1-none", 0)));
    }
  }

  @Test
  void aChildThatDiesIsReplacedOnce() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    FakeCodecs.Hook hook =
        (key, background) -> {
          if (isVideo(key)
              && key.number() >= 7
              && tries.incrementAndGet() > 1 == key.number() > 10) {
            throw new WorkFailure("the child died of segment " + key.number());
          }
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 100);
      assertEquals(new Supply.Published(), rig.ensure(video(title, 7)));
      Supply refused = rig.ensure(video(title, 12));
      assertEquals(
          "the child died of segment 12",
          assertInstanceOf(Supply.NotEncodable.class, refused).reason());
      int before = tries.get();
      assertEquals(refused, rig.ensure(video(title, 12)));
      assertEquals(before, tries.get());
      assertInstanceOf(TitleState.Failed.class, rig.state(title));
      assertTrue(rig.store.has(new Asset.Document(title.id(), Asset.Kind.FAILURE)));
      assertEquals(new Supply.Published(), rig.ensure(video(title, 0)));
    }
  }

  @Test
  void aSourceThatIsAwayOrChangedIsNotEncoded() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title title = rig.film("a.mp4", 100);
      Path file = folder.resolve("a.mp4");
      Path away = Files.move(file, folder.resolve("away"));
      assertInstanceOf(Supply.NotEncodable.class, rig.ensure(video(title, 0)));
      Files.move(away, file);
      assertEquals(new Supply.Published(), rig.ensure(video(title, 0)));
      Files.writeString(file, "film 100 of other content");
      assertInstanceOf(Supply.NotEncodable.class, rig.ensure(video(title, 7)));
    }
  }

  @Test
  void backgroundWorkThatFailsTwiceFailsTheTitleUntilItIsAddedAgain() throws Exception {
    AtomicInteger deaths = new AtomicInteger();
    FakeCodecs.Hook hook =
        (key, background) -> {
          if (key.equals(video(key.titleId(), 9)) && deaths.incrementAndGet() <= 2) {
            throw new WorkFailure("the child died");
          }
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 100);
      rig.transcoder.start();
      Rig.await(() -> rig.state(title) instanceof TitleState.Failed);
      assertEquals(new TitleState.Failed("the child died"), rig.state(title));
      rig.film("a.mp4", 100);
      rig.awaitReady(title);
      rig.assertWhole(title);
      assertFalse(rig.store.has(new Asset.Document(title.id(), Asset.Kind.FAILURE)));
    }
  }

  @Test
  void killedChildrenAreNotHeldAgainstTheFilm() throws Exception {
    AtomicInteger kills = new AtomicInteger();
    FakeCodecs.Hook hook =
        (key, background) -> {
          // Not the sound beside it, which is still being made when the count begins anew.
          if (isVideo(key) && key.number() == 9 && kills.incrementAndGet() <= 4) {
            throw new WorkFailure("encoding", WorkFailure.killed("killed by somebody"));
          }
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 100);
      assertEquals(new Supply.Published(), rig.ensure(video(title, 9)));
      kills.set(0);
      rig.transcoder.start();
      rig.awaitReady(title);
      rig.assertWhole(title);
    }
  }

  @Test
  void aSpanAtWhichEveryChildIsKilledFails() throws Exception {
    FakeCodecs.Hook hook =
        (key, background) -> {
          throw WorkFailure.killed("killed for want of memory");
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 100);
      rig.transcoder.start();
      Rig.await(() -> rig.state(title) instanceof TitleState.Failed);
      assertInstanceOf(Supply.NotEncodable.class, rig.ensure(video(title, 20)));
    }
  }

  @Test
  void aStoppedProgramGoesOnWithWhatIsMissing() throws Exception {
    Map<SegmentKey, Integer> made = new ConcurrentHashMap<>();
    AtomicInteger left = new AtomicInteger(40);
    Semaphore never = new Semaphore(0);
    FakeCodecs.Hook hook =
        (key, background) -> {
          if (left.decrementAndGet() < 0) {
            never.acquire();
          }
          made.merge(key, 1, Integer::sum);
        };
    Title title;
    try (Rig rig = new Rig(folder, hook)) {
      title = rig.film("a.mp4", 100);
      rig.transcoder.start();
      Rig.await(() -> left.get() < 0);
      rig.stop();
      left.set(10_000);
      try (Rig again = rig.again(hook)) {
        again.transcoder.start();
        again.awaitReady(title);
        again.assertWhole(title);
      }
    }
    assertEquals(Rig.keys(title).size(), made.size());
  }

  @Test
  void viewersComeBeforeBackgroundWork() throws Exception {
    Semaphore waiting = new Semaphore(0);
    Semaphore go = new Semaphore(0);
    AtomicInteger background = new AtomicInteger();
    FakeCodecs.Hook hook =
        (key, isBackground) -> {
          if (isBackground) {
            background.incrementAndGet();
          } else {
            waiting.release();
            go.acquire();
          }
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 200);
      var wanted = rig.transcoder.supply().ensure(video(title, 40)).toCompletableFuture();
      waiting.acquire();
      rig.transcoder.start();
      rig.film("b.mp4", 20);
      Rig.await(() -> rig.transcoder.catalogue().all().size() == 2);
      assertEquals(0, background.get());
      go.release(100);
      assertEquals(new Supply.Published(), wanted.get());
      rig.awaitReady(title);
    }
  }

  @Test
  void theFolderAloneIsEnough() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title done = rig.film("a.mp4", 60);
      rig.transcoder.start();
      rig.awaitReady(done);
      rig.stop();
      try (Rig fresh = rig.withoutDatabase(QUICK)) {
        rig.store.publish(
            new Asset.Document("brokenbroken", Asset.Kind.TITLE), ByteBuffer.wrap(new byte[] {1}));
        ReindexReport report = fresh.transcoder.reindex();
        assertEquals(1, report.titles());
        assertEquals(Rig.keys(done).size(), report.segments());
        assertEquals("brokenbroken/title.json", report.broken().getFirst().where());
        assertEquals(new TitleState.Ready(), fresh.state(done));
        fresh.assertWhole(done);
        assertEquals(0, fresh.transcoder.reindex().changes());
      }
    }
  }

  @Test
  void filesAndLedgerAgreeAfterAStart() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title title = rig.film("a.mp4", 60);
      rig.transcoder.start();
      rig.awaitReady(title);
      rig.stop();
      Asset lost = new Asset.Media(video(title, 3));
      rig.store.delete(lost);
      Asset spoilt = new Asset.Media(video(title, 5));
      rig.store.delete(spoilt);
      rig.store.publish(spoilt, ByteBuffer.wrap(new byte[] {0, 0, 0, 9, 'm'}));
      rig.transcoder.ledger().forget(video(title, 7));
      try (Rig again = rig.again(QUICK)) {
        again.transcoder.start();
        Rig.await(() -> again.transcoder.ledger().progress(title.id()).complete());
        again.awaitReady(title);
        again.assertWhole(title);
      }
    }
  }

  @Test
  void aRemovedTitleIsGone() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title title = rig.film("a.mp4", 20);
      assertTrue(rig.transcoder.remove(title.id()));
      assertFalse(rig.transcoder.remove(title.id()));
      assertEquals(List.of(), rig.store.titles());
      assertInstanceOf(Supply.Unknown.class, rig.ensure(video(title, 0)));
      assertTrue(rig.transcoder.ingest().add(folder.resolve("a.mp4"), Placement.IN_PLACE).fresh());
    }
  }

  @Test
  void anotherProcessesTitleIsFilledToo() throws Exception {
    try (Rig server = new Rig(folder, QUICK);
        Rig command = server.again(QUICK)) {
      server.transcoder.start();
      Title title = command.film("a.mp4", 20);
      server.awaitReady(title);
      assertEquals(new TitleState.Ready(), command.state(title));
    }
  }
}
