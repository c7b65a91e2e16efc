package dev.kinora.transcoder.supply;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.SpanState;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.Urgency;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the segment that somebody waits for: its span, in the one rendition that was asked for, at
 * once; and beside pictures the sound of the same place, since players ask for it only then and
 * show nothing without it. However many ask for segments of the same span and rendition, it is
 * encoded once; each of them gets an answer when their own segment is published, by whoever
 * publishes it first. Safe for use by any thread.
 */
public final class OnDemandSupply implements SegmentSupply, AutoCloseable {
  private final AssetStore store;
  private final SpanLedger ledger;
  private final TitleCatalogue catalogue;
  private final SpanEncoder encoder;
  private final ReadAhead readAhead;
  private final SupplySettings settings;
  private final Demand demand;
  private final Map<Lane, ThreadPoolExecutor> slots = new EnumMap<>(Lane.class);
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Set<Wish> running = new HashSet<>();

  @GuardedBy("lock")
  private final Map<SegmentKey, CompletableFuture<Supply>> awaited = new HashMap<>();

  /** Starts no thread before the first wish. */
  public OnDemandSupply(
      AssetStore store,
      SpanLedger ledger,
      TitleCatalogue catalogue,
      SegmentPublisher publisher,
      SpanEncoder encoder,
      Demand demand,
      SupplySettings settings) {
    this.store = store;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.encoder = encoder;
    this.demand = demand;
    this.settings = settings;
    this.readAhead = new ReadAhead(ledger);
    slots.put(Lane.VIDEO, pool("video", settings.videoSlots(), settings.queue()));
    slots.put(Lane.AUDIO, pool("audio", settings.audioSlots(), settings.queue()));
    publisher.onPublished(key -> answer(key, new Supply.Published()));
  }

  private static ThreadPoolExecutor pool(String lane, int threads, int queue) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().daemon().name("on-demand-" + lane + "-", 1).factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public CompletionStage<Supply> ensure(SegmentKey key) {
    try {
      Optional<Title> title = catalogue.find(key.titleId());
      Optional<Rendition> rendition = title.flatMap(t -> t.rendition(key.rendition()));
      if (title.isEmpty() || rendition.isEmpty()) {
        return done(new Supply.Unknown("There is no such title or rendition."));
      }
      Timeline timeline = title.get().timelineOf(rendition.get());
      if (key.number() >= timeline.segmentCount()) {
        return done(
            new Supply.Unknown(
                "This rendition has segments 0 to %d.".formatted(timeline.segmentCount() - 1)));
      }
      if (store.has(new Asset.Media(key))) {
        return done(new Supply.Published());
      }
      return wish(key, new Wish(title.get(), rendition.get(), timeline.spanOf(key.number())));
    } catch (IOException e) {
      return done(new Supply.NotEncodable("The store cannot be read: " + e.getMessage() + "."));
    }
  }

  private CompletionStage<Supply> wish(SegmentKey key, Wish wish) {
    if (ledger.state(wish.ref()).orElse(null) instanceof SpanState.Failed failed) {
      return done(new Supply.NotEncodable(failed.reason()));
    }
    synchronized (lock) {
      if (!running.contains(wish)) {
        if (!begin(wish)) {
          ledger.raise(wish.ref(), 1, Urgency.VIEWER_WAITS);
          return done(new Supply.Overloaded(settings.retryAfter()));
        }
        wish.sound().ifPresent(this::foresee);
      }
      // A copy, so that no caller can complete what all wait for.
      return awaited.computeIfAbsent(key, k -> new CompletableFuture<>()).copy();
    }
  }

  /** What is done or failed stays so; without a free place, the rest waits until somebody asks. */
  @GuardedBy("lock")
  private void foresee(Wish wish) {
    boolean isOpen =
        switch (ledger.state(wish.ref()).orElse(null)) {
          case SpanState.Missing _, SpanState.Claimed _ -> true;
          case SpanState.Done _, SpanState.Failed _ -> false;
          case null -> false;
        };
    if (isOpen && !running.contains(wish)) {
      boolean _ = begin(wish);
    }
  }

  @GuardedBy("lock")
  private boolean begin(Wish wish) {
    ThreadPoolExecutor pool = slots.get(wish.ref().lane());
    if (pool == null) {
      throw new IllegalStateException("no slots for lane " + wish.ref().lane());
    }
    demand.begin();
    try {
      pool.execute(() -> run(wish));
    } catch (RejectedExecutionException _) {
      demand.end();
      return false;
    }
    running.add(wish);
    return true;
  }

  private void run(Wish wish) {
    Supply outcome = new Supply.NotEncodable("The program failed; its log says why.");
    try {
      readAhead.from(wish.title(), wish.endSeconds());
      outcome = encoder.encode(wish);
    } catch (InterruptedException _) {
      outcome = new Supply.Overloaded(settings.retryAfter());
    } finally {
      end(wish, outcome);
      demand.end();
    }
  }

  private void end(Wish wish, Supply outcome) {
    synchronized (lock) {
      running.remove(wish);
    }
    wish.keys().forEach(key -> answer(key, outcome));
  }

  private void answer(SegmentKey key, Supply outcome) {
    CompletableFuture<Supply> waiting;
    synchronized (lock) {
      waiting = awaited.remove(key);
    }
    if (waiting != null) {
      waiting.complete(outcome);
    }
  }

  private static CompletionStage<Supply> done(Supply supply) {
    return CompletableFuture.completedStage(supply);
  }

  /** Stops encoding; whoever waits is told to come back later. */
  @Override
  public void close() {
    for (ThreadPoolExecutor pool : slots.values()) {
      pool.getQueue().clear();
      // Not shutdownNow: the gate knows when a thread may be interrupted.
      pool.shutdown();
    }
    encoder.stop();
    Map<SegmentKey, CompletableFuture<Supply>> left;
    synchronized (lock) {
      left = Map.copyOf(awaited);
      awaited.clear();
    }
    left.values().forEach(f -> f.complete(new Supply.Overloaded(settings.retryAfter())));
  }
}
