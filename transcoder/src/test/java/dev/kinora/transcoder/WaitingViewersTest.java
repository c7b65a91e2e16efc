package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply.Supply;
import dev.kinora.packager.publish.SpanRef;
import dev.kinora.packager.publish.SpanState;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Title;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made, and how often, when viewers wait. */
class WaitingViewersTest {
  @TempDir private Path folder;

  @Test
  void manyWhoAskCauseOneEncode() throws Exception {
    Semaphore go = new Semaphore(0);
    List<SegmentKey> encoded = new CopyOnWriteArrayList<>();
    FakeCodecs.Hook hook =
        (key, background) -> {
          encoded.add(key);
          go.acquire();
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 100);
      SegmentKey first = sound(title, 0);
      SegmentKey second = sound(title, 1);
      var supply = rig.transcoder.supply();
      var one = supply.ensure(first).toCompletableFuture();
      var same = supply.ensure(first).toCompletableFuture();
      var next = supply.ensure(second).toCompletableFuture();
      go.release();
      assertEquals(new Supply.Published(), one.get());
      assertEquals(new Supply.Published(), same.get());
      // Each is answered when its own segment is there, not when the span is.
      assertFalse(next.isDone());
      go.release();
      assertEquals(new Supply.Published(), next.get());
      go.release(100);
      assertEquals(new Supply.Published(), rig.ensure(first));
      assertEquals(new Supply.Published(), rig.ensure(sound(title, 3)));
      assertEquals(Set.copyOf(encoded).size(), encoded.size(), encoded.toString());
    }
  }

  @Test
  void soundIsMadeBesideThePicturesThatSomebodyWaitsFor() throws Exception {
    Set<SegmentKey> encoded = ConcurrentHashMap.newKeySet();
    try (Rig rig = new Rig(folder, (key, background) -> encoded.add(key))) {
      Title title = rig.film("a.mp4", 100);
      assertEquals(new Supply.Published(), rig.ensure(video(title, 30)));
      Rig.await(() -> encoded.contains(sound(title, 30)));
    }
  }

  private static SegmentKey sound(Title title, int number) {
    return new SegmentKey(title.id(), "a-0a1b2c3d4e", number);
  }

  @Test
  void tooManyAreAskedToComeBack() throws Exception {
    Semaphore go = new Semaphore(0);
    FakeCodecs.Hook hook =
        (key, background) -> {
          if (isVideo(key)) {
            go.acquire();
          }
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 100);
      var supply = rig.transcoder.supply();
      var running = supply.ensure(video(title, 3)).toCompletableFuture();
      var queued = supply.ensure(video(title, 7)).toCompletableFuture();
      assertInstanceOf(Supply.Overloaded.class, rig.ensure(video(title, 11)));
      go.release(4);
      assertEquals(new Supply.Published(), running.get());
      assertEquals(new Supply.Published(), queued.get());
    }
  }

  @Test
  void picturesThatNobodyWaitsForAnyMoreGiveWay() throws Exception {
    Set<SegmentKey> begun = ConcurrentHashMap.newKeySet();
    Semaphore never = new Semaphore(0);
    FakeCodecs.Hook hook =
        (key, background) -> {
          begun.add(key);
          if (isVideo(key) && key.number() < 4) {
            never.acquire();
          }
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 100);
      var supply = rig.transcoder.supply();
      var left = supply.ensure(video(title, 3)).toCompletableFuture();
      var stays = supply.ensure(video(title, 3)).toCompletableFuture();
      Rig.await(() -> begun.stream().anyMatch(WaitingViewersTest::isVideo));
      var elsewhere = supply.ensure(video(title, 7)).toCompletableFuture();
      assertTrue(left.cancel(false));
      assertFalse(elsewhere.isDone(), "one still waits for the first");
      assertTrue(stays.cancel(false));
      assertEquals(new Supply.Published(), elsewhere.get(60, TimeUnit.SECONDS));
      assertInstanceOf(SpanState.Missing.class, rig.transcoder.ledger().state(span(title)).get());
    }
  }

  @Test
  void whoAsksAtTheMomentOfPublishingIsServed() throws Exception {
    for (int round = 0; round < 20; round++) {
      Path own = Files.createDirectory(folder.resolve("round" + round));
      try (Rig rig = new Rig(own, (key, background) -> {})) {
        Title title = rig.film("a.mp4", 100);
        for (int n = 0; n < 30; n++) {
          assertEquals(new Supply.Published(), rig.ensure(sound(title, n)), "sound " + n);
        }
      }
    }
  }

  private static SpanRef span(Title title) {
    return new SpanRef(title.id(), Lane.VIDEO, 0);
  }

  @Test
  void whoComesBackWhileItEndsIsServed() throws Exception {
    AtomicInteger starts = new AtomicInteger();
    Semaphore never = new Semaphore(0);
    FakeCodecs.Hook hook =
        (key, background) -> {
          if (isVideo(key) && key.number() < 4 && starts.incrementAndGet() == 1) {
            never.acquire();
          }
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 100);
      var supply = rig.transcoder.supply();
      var left = supply.ensure(video(title, 3)).toCompletableFuture();
      Rig.await(() -> starts.get() == 1);
      var elsewhere = supply.ensure(video(title, 7)).toCompletableFuture();
      left.cancel(false);
      var again = supply.ensure(video(title, 3)).toCompletableFuture();
      assertEquals(new Supply.Published(), elsewhere.get(60, TimeUnit.SECONDS));
      Supply served = again.get(60, TimeUnit.SECONDS);
      // With one slot and one place in the queue, both may have been taken.
      assertTrue(
          served instanceof Supply.Published || served instanceof Supply.Overloaded, "" + served);
    }
  }

  @Test
  void soundBeyondWhatIsWantedStandsBack() throws Exception {
    Set<SegmentKey> made = ConcurrentHashMap.newKeySet();
    Semaphore pictures = new Semaphore(0);
    FakeCodecs.Hook hook =
        (key, background) -> {
          if (isVideo(key)) {
            pictures.acquire();
          }
          made.add(key);
        };
    try (Rig rig = new Rig(folder, hook)) {
      Title title = rig.film("a.mp4", 100);
      var supply = rig.transcoder.supply();
      var waiting = supply.ensure(video(title, 0)).toCompletableFuture();
      Rig.await(() -> made.contains(sound(title, 1)));
      assertEquals(new Supply.Published(), rig.ensure(sound(title, 1)));
      assertFalse(made.contains(sound(title, 3)), "sound went on while pictures are waited for");
      pictures.release(100);
      assertEquals(new Supply.Published(), waiting.get(60, TimeUnit.SECONDS));
      Rig.await(() -> made.contains(sound(title, 3)));
    }
  }

  private static boolean isVideo(SegmentKey key) {
    return key.rendition().startsWith("v");
  }

  private static SegmentKey video(Title title, int number) {
    return new SegmentKey(title.id(), "v180-9876543210", number);
  }
}
