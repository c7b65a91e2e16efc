package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.preview.SheetPlan;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply.Supply;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.LibraryScan.Manner;
import dev.kinora.transcoder.ingest.Placement;
import dev.kinora.transcoder.jobs.JobView;
import dev.kinora.transcoder.jobs.JobView.State;
import dev.kinora.transcoder.jobs.Jobs;
import dev.kinora.transcoder.jobs.Jobs.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Background work as people see and steer it. */
class JobsTest {
  @TempDir private Path folder;

  private static State state(Jobs jobs, Title title) {
    return jobs.find(title.id()).orElseThrow().state();
  }

  @Test
  void aPausedTitleRestsAndGoesOnWhenResumed() throws Exception {
    Semaphore allowed = new Semaphore(3);
    Set<String> made = ConcurrentHashMap.newKeySet();
    try (Rig rig =
        new Rig(
            folder,
            (key, background) -> {
              allowed.acquire();
              made.add(key.titleId());
            })) {
      Jobs jobs = rig.transcoder.jobs();
      Title first = rig.film("first.mp4", 200);
      assertEquals(State.WAITING, state(jobs, first));
      rig.transcoder.start();
      Rig.await(() -> state(jobs, first) == State.RUNNING);
      assertTrue(jobs.act(first.id(), Action.PAUSE));
      assertFalse(jobs.act(first.id(), Action.PAUSE));
      assertFalse(jobs.act(first.id(), Action.RETRY));
      Title second = rig.film("second.mp4", 30);
      allowed.release(100_000);
      rig.awaitReady(second);
      assertEquals(State.PAUSED, state(jobs, first));
      assertInstanceOf(TitleState.Playable.class, rig.state(first));
      assertTrue(jobs.act(first.id(), Action.RESUME));
      rig.awaitReady(first);
      Optional<JobView> left = jobs.find(first.id());
      assertTrue(left.isEmpty() || left.get().work() == JobView.Work.PICTURES, left.toString());
      Rig.await(() -> jobs.find(first.id()).isEmpty());
      SheetPlan sheets = SheetPlan.of(first).orElseThrow();
      for (int n = 0; n < sheets.sheets(); n++) {
        assertTrue(rig.store.has(sheets.asset(first.id(), n)), "sheet " + n);
      }
    }
  }

  @Test
  void aCancelledTitleIsMadeForViewersOnly() throws Exception {
    try (Rig rig = new Rig(folder, (key, background) -> {})) {
      Jobs jobs = rig.transcoder.jobs();
      Title title = rig.film("film.mp4", 200);
      assertTrue(jobs.act(title.id(), Action.CANCEL));
      rig.transcoder.start();
      Title other = rig.film("other.mp4", 20);
      rig.awaitReady(other);
      assertEquals(State.CANCELLED, state(jobs, title));
      SegmentKey late = new SegmentKey(title.id(), title.video().getFirst().name(), 70);
      assertInstanceOf(Supply.Published.class, rig.ensure(late));
      assertInstanceOf(TitleState.Playable.class, rig.state(title));
      assertTrue(jobs.act(title.id(), Action.RETRY));
      rig.awaitReady(title);
    }
  }

  @Test
  void whatFailsTwiceIsSetAsideAndBlocksNothing() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    String[] bad = new String[1];
    try (Rig rig =
        new Rig(
            folder,
            (key, background) -> {
              if (broken.get() && key.titleId().equals(bad[0])) {
                throw new MediaException.Malformed("no picture at frame 12");
              }
            })) {
      Jobs jobs = rig.transcoder.jobs();
      Title first = rig.film("first.mp4", 60);
      bad[0] = first.id();
      Title second = rig.film("second.mp4", 60);
      rig.transcoder.start();
      rig.awaitReady(second);
      Rig.await(() -> state(jobs, first) == State.FAILED);
      JobView failed = jobs.find(first.id()).orElseThrow();
      assertEquals(Optional.of("no picture at frame 12"), failed.reason());
      assertFalse(jobs.act(first.id(), Action.RESUME));
      broken.set(false);
      assertTrue(jobs.act(first.id(), Action.RETRY));
      rig.awaitReady(first);
    }
  }

  @Test
  void filesThatAreNoTitlesAreListedWithTheirReason() throws Exception {
    try (Rig rig = new Rig(folder, (key, background) -> {})) {
      Path films = Files.createDirectory(folder.resolve("films"));
      Files.writeString(films.resolve("bad.mp4"), "nothing");
      rig.transcoder.scan().folder(films, Placement.IN_PLACE, Manner.ASKED, (file, outcome) -> {});
      List<JobView> jobs = rig.transcoder.jobs().all();
      assertEquals(1, jobs.size());
      assertEquals(State.SET_ASIDE, jobs.getFirst().state());
      assertEquals("bad.mp4", jobs.getFirst().name());
      assertTrue(jobs.getFirst().reason().orElseThrow().contains("expected a film"));
    }
  }

  @Test
  void workRestsWhileStreamsAreLive() throws Exception {
    try (Rig rig = new Rig(folder, (key, background) -> {})) {
      Title title = rig.film("film.mp4", 60);
      rig.transcoder.restForLive(true);
      rig.transcoder.start();
      SegmentKey wanted = new SegmentKey(title.id(), title.video().getFirst().name(), 20);
      assertInstanceOf(Supply.Published.class, rig.ensure(wanted));
      assertInstanceOf(TitleState.Playable.class, rig.state(title));
      rig.transcoder.restForLive(false);
      rig.awaitReady(title);
    }
  }
}
