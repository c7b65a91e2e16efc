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
import dev.kinora.transcoder.cache.SegmentRoom;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * publishes it first. Who leaves cancels what {@link #ensure} returned, and work that nobody waits
 * for gives way to work that somebody does. Safe for use by any thread.
 */
public final class OnDemandSupply implements SegmentSupply, AutoCloseable {
  private static final Duration LONGEST_ENDING = Duration.ofMillis(500);
  private static final Duration LONGEST_STAND = Duration.ofSeconds(10);

  private final AssetStore store;
  private final SpanLedger ledger;
  private final TitleCatalogue catalogue;
  private final SpanEncoder encoder;
  private final ReadAhead readAhead;
  private final SupplySettings settings;
  private final Demand demand;
  private final SegmentRoom room;
  private final Map<Lane, ThreadPoolExecutor> slots = new EnumMap<>(Lane.class);
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Map<Wish, Run> running = new HashMap<>();

  @GuardedBy("lock")
  private final Waiters waiters = new Waiters();

  @GuardedBy("lock")
  private boolean closed;

  /** Starts no thread before the first wish. */
  public OnDemandSupply(
      AssetStore store,
      SpanLedger ledger,
      TitleCatalogue catalogue,
      SegmentPublisher publisher,
      SpanEncoder encoder,
      Demand demand,
      SegmentRoom room,
      SupplySettings settings) {
    this.store = store;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.encoder = encoder;
    this.demand = demand;
    this.room = room;
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
      if (title.get().isCopied(rendition.get())) {
        return done(
            new Supply.Unknown("This rendition is the source's own; nothing of it is made."));
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

  @Override
  public void served(SegmentKey segment) {
    room.served(segment);
  }

  private CompletionStage<Supply> wish(SegmentKey key, Wish wish) throws IOException {
    if (ledger.state(wish.ref()).orElse(null) instanceof SpanState.Failed failed) {
      return done(new Supply.NotEncodable(failed.reason()));
    }
    CompletableFuture<Supply> place;
    Waiters.Line line;
    synchronized (lock) {
      Run run = running.get(wish);
      if (run != null) {
        run.need(key.number());
      } else if (begin(wish, key.number())) {
        wish.sound().ifPresent(sound -> foresee(sound, key.number()));
      } else {
        ledger.raise(wish.ref(), 1, Urgency.VIEWER_WAITS);
        return done(new Supply.Overloaded(settings.retryAfter()));
      }
      line = waiters.join(key);
      place = line.place();
      reconsider();
    }
    var _ = place.whenComplete((_, _) -> left(key, line, place));
    if (store.has(new Asset.Media(key))) {
      // Published between the first look and the waiting: nobody will say so again.
      answer(key, new Supply.Published());
    }
    return place;
  }

  /** What is done or failed stays so; without a free place, the rest waits until somebody asks. */
  @GuardedBy("lock")
  private void foresee(Wish wish, int segment) {
    boolean isOpen =
        switch (ledger.state(wish.ref()).orElse(null)) {
          case SpanState.Missing _, SpanState.Claimed _, SpanState.Dropped _ -> true;
          case SpanState.Done _, SpanState.Failed _ -> false;
          case null -> false;
        };
    Run run = running.get(wish);
    if (run != null) {
      run.need(segment);
    } else if (isOpen) {
      boolean _ = begin(wish, segment);
    }
  }

  @GuardedBy("lock")
  private boolean begin(Wish wish, int segment) {
    Run run = new Run(wish, segment);
    demand.begin();
    try {
      pool(run.lane()).execute(() -> run(run));
    } catch (RejectedExecutionException _) {
      demand.end();
      return false;
    }
    running.put(wish, run);
    return true;
  }

  private ThreadPoolExecutor pool(Lane lane) {
    ThreadPoolExecutor pool = slots.get(lane);
    if (pool == null) {
      throw new IllegalStateException("no slots for lane " + lane);
    }
    return pool;
  }

  private void run(Run run) {
    Supply outcome = new Supply.NotEncodable("The program failed; its log says why.");
    try {
      readAhead.from(run.wish().title(), run.wish().endSeconds());
      awaitEnding(run);
      outcome = encoder.encode(run.wish(), run.piece(), made -> standBack(run, made));
    } catch (InterruptedException _) {
      outcome = new Supply.Overloaded(settings.retryAfter());
    } finally {
      end(run, outcome);
      demand.end();
    }
  }

  /**
   * A child that is being called off knows the source and is warm, which is worth more than the
   * moment until it is free. Then the run starts.
   */
  private void awaitEnding(Run run) {
    long end = System.nanoTime() + LONGEST_ENDING.toNanos();
    synchronized (lock) {
      long left = LONGEST_ENDING.toMillis();
      while (left > 0 && running.values().stream().anyMatch(r -> r.isEnding() && same(r, run))) {
        try {
          lock.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
        left = (end - System.nanoTime()) / 1_000_000;
      }
      run.start();
    }
  }

  private static boolean same(Run one, Run other) {
    return one.lane() == other.lane() && one.wish().title().id().equals(other.wish().title().id());
  }

  /**
   * What goes beyond that which anybody asked for waits while somebody waits for something else:
   * processors are few, and the rest of a minute of sound is not urgent. It makes room when its
   * slot is wanted.
   */
  private void standBack(Run run, int made) {
    long end = System.nanoTime() + LONGEST_STAND.toNanos();
    synchronized (lock) {
      long left = LONGEST_STAND.toMillis();
      while (left > 0 && made >= run.neededTo() && mayStand(run)) {
        if (!pool(run.lane()).getQueue().isEmpty()) {
          encoder.end(run.piece());
          return;
        }
        try {
          lock.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        left = (end - System.nanoTime()) / 1_000_000;
      }
    }
  }

  @GuardedBy("lock")
  private boolean mayStand(Run run) {
    return !waiters.isEmpty() && !closed && !run.piece().isEnded();
  }

  /** Pictures that nobody waits for any more take no time from those that somebody does. */
  @GuardedBy("lock")
  private void reconsider() {
    if (!waiters.isEmpty()) {
      for (Run run : running.values()) {
        if (run.lane() == Lane.VIDEO && !waiters.waitFor(run.wish().keys())) {
          encoder.end(run.piece());
        }
      }
    }
    lock.notifyAll();
  }

  private void left(SegmentKey key, Waiters.Line line, CompletableFuture<Supply> place) {
    if (place.isCancelled()) {
      synchronized (lock) {
        waiters.leave(key, line);
        reconsider();
      }
    }
  }

  private void end(Run run, Supply outcome) {
    synchronized (lock) {
      running.remove(run.wish());
      boolean wantedAgain = run.piece().isEnded() && waiters.waitFor(run.wish().keys());
      if (outcome instanceof Supply.Overloaded
          && wantedAgain
          && !closed
          && begin(run.wish(), run.neededTo())) {
        return;
      }
      lock.notifyAll();
    }
    run.wish().keys().forEach(key -> answer(key, outcome));
  }

  private void answer(SegmentKey key, Supply outcome) {
    Waiters.Line waiting;
    synchronized (lock) {
      waiting = waiters.take(key);
      lock.notifyAll();
    }
    waiting.answer(outcome);
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
    List<Waiters.Line> left;
    synchronized (lock) {
      closed = true;
      left = waiters.takeAll();
      lock.notifyAll();
    }
    left.forEach(line -> line.answer(new Supply.Overloaded(settings.retryAfter())));
  }
}
