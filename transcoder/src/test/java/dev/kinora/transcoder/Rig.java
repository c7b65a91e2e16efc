package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.MemoryStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply.Supply;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.cache.CacheBound;
import dev.kinora.transcoder.ingest.Levelling;
import dev.kinora.transcoder.ingest.Placement;
import dev.kinora.transcoder.ingest.Repackaging;
import dev.kinora.transcoder.jobs.FillSettings;
import dev.kinora.transcoder.ledger.TestDatabase;
import dev.kinora.transcoder.supply.DiskRoom;
import dev.kinora.transcoder.supply.SupplySettings;
import dev.kinora.transcoder.supply.TitleJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** A transcoder with fake codecs over a store and a database that outlive it. */
final class Rig implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final AssetStore store;
  final DataSource database;
  final Transcoder transcoder;
  private final Path folder;

  Rig(Path folder, FakeCodecs.Hook hook) {
    this(folder, hook, TitleJudge.Maker.TRUSTING);
  }

  /** With a judge of the test's own. */
  Rig(Path folder, FakeCodecs.Hook hook, TitleJudge.Maker judge) {
    this(
        folder,
        new MemoryStore(Clock.systemUTC()),
        TestDatabase.fresh(),
        hook,
        judge,
        CacheBound.NONE);
  }

  private Rig(Path folder, AssetStore store, DataSource database, FakeCodecs.Hook hook) {
    this(folder, store, database, hook, TitleJudge.Maker.TRUSTING, CacheBound.NONE);
  }

  private Rig(
      Path folder,
      AssetStore store,
      DataSource database,
      FakeCodecs.Hook hook,
      TitleJudge.Maker judge,
      CacheBound bound) {
    this.folder = folder;
    this.store = store;
    this.database = database;
    this.transcoder =
        Transcoder.open(
            new TranscoderParts(
                database,
                store,
                new FakeCodecs(hook),
                FakeCodecs.planner(),
                Clock.systemUTC(),
                judge),
            settings(folder).with(bound));
  }

  static TranscoderSettings settings(Path folder) {
    return new TranscoderSettings(
        new SupplySettings(1, 1, 1, Duration.ofSeconds(2)),
        new FillSettings(1, 3, Duration.ofSeconds(30), Duration.ofMillis(200)),
        folder.resolve("sources"),
        DiskRoom.ENDLESS,
        Repackaging.AUTO,
        CacheBound.NONE,
        Levelling.OFF);
  }

  /** A program started again over the same store and database. */
  Rig again(FakeCodecs.Hook hook) {
    return new Rig(folder, store, database, hook);
  }

  /** A program started again over the same store and database, segments bounded. */
  Rig again(FakeCodecs.Hook hook, CacheBound bound) {
    return new Rig(folder, store, database, hook, TitleJudge.Maker.TRUSTING, bound);
  }

  /** The same with a judge of the test's own. */
  Rig again(FakeCodecs.Hook hook, TitleJudge.Maker judge) {
    return new Rig(folder, store, database, hook, judge, CacheBound.NONE);
  }

  /** A program started again over the same store, its database lost. */
  Rig withoutDatabase(FakeCodecs.Hook hook) {
    return new Rig(folder, store, TestDatabase.fresh(), hook);
  }

  Title film(String name, int seconds) throws Exception {
    Path file = FakeCodecs.film(folder.resolve(name), seconds);
    return transcoder.ingest().add(file, Placement.IN_PLACE).title();
  }

  TitleState state(Title title) {
    return transcoder.catalogue().state(title.id()).orElseThrow();
  }

  Supply ensure(SegmentKey key) throws Exception {
    return transcoder
        .supply()
        .ensure(key)
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  void awaitReady(Title title) {
    await(() -> state(title) instanceof TitleState.Ready);
  }

  static void await(BooleanSupplier wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!wanted.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited for " + PATIENCE);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new CompletionException(e);
      }
    }
  }

  static List<SegmentKey> keys(Title title) {
    List<SegmentKey> keys = new ArrayList<>();
    for (Rendition rendition : title.renditions()) {
      for (int n = 0; n < title.timelineOf(rendition).segmentCount(); n++) {
        keys.add(new SegmentKey(title.id(), rendition.name(), n));
      }
    }
    return keys;
  }

  /** Every segment is in the store and in the ledger, as the codecs make it. */
  void assertWhole(Title title) throws IOException {
    for (SegmentKey key : keys(title)) {
      byte[] bytes = store.find(new Asset.Media(key)).orElseThrow().readAll(1 << 20);
      assertArrayEquals(FakeCodecs.bytes(key), bytes);
      assertEquals(bytes.length, transcoder.ledger().segment(key).orElseThrow().sizeBytes());
    }
  }

  /** Ends the program; store and database stay. */
  void stop() {
    transcoder.close();
  }

  @Override
  public void close() {
    stop();
  }
}
