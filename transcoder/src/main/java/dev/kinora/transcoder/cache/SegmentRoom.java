package dev.kinora.transcoder.cache;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.source.SourceCheck;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ledger.DatabaseFailure;
import dev.kinora.transcoder.ledger.JdbcSpanCache;
import dev.kinora.transcoder.ledger.JdbcSpanCache.Kept;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps encoded segments within their bound: notes what is watched, and drops the spans that are
 * watched least when the bound is passed. Every process over a library may have one. Safe for use
 * by any thread.
 *
 * <p>A span is dropped in three steps, so that it may end after any of them: its records, its
 * files, and once more the records that somebody adopted from its files meanwhile.
 */
public final class SegmentRoom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentRoom.class);
  private static final Duration NOTING = Duration.ofSeconds(30);
  private static final int BATCH = 200;

  private final JdbcSpanCache spans;
  private final TitleCatalogue catalogue;
  private final AssetStore store;
  private final CacheBound bound;
  private final Looks looks = new Looks();
  private final AtomicLong published = new AtomicLong();
  private final AtomicBoolean called = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor thread;
  private volatile long sizeBytes;

  /** Starts no thread before it is {@link #start started}. */
  public SegmentRoom(
      JdbcSpanCache spans, TitleCatalogue catalogue, AssetStore store, CacheBound bound) {
    this.spans = spans;
    this.catalogue = catalogue;
    this.store = store;
    this.bound = bound;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("segment-room").factory());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Begins to note what is watched and to keep the bound. */
  public void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::tendQuietly, 0, NOTING.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Somebody was given a segment. */
  public void served(SegmentKey key) {
    looks.add(key);
  }

  /** A segment was published; where that may pass the bound, room is made at once. */
  public void published(SegmentKey key, long bytes) {
    looks.add(key);
    long now = sizeBytes + published.addAndGet(bytes);
    if (now > bound.mostBytes() && called.compareAndSet(false, true)) {
      try {
        thread.execute(this::tendQuietly);
      } catch (RejectedExecutionException _) {
        LOG.debug("ending; room is made at the next start");
      }
    }
  }

  /** Why no more is made in advance; empty while there is room. */
  public Optional<String> full() {
    if (!bound.isSet() || sizeBytes + published.get() < bound.advanceBytes()) {
      return Optional.empty();
    }
    return Optional.of(
        "Segments may take %,d MB in all and take nearly that; the rest is made when it is watched."
            .formatted(bound.mostBytes() >> 20));
  }

  private void tendQuietly() {
    try {
      tend();
    } catch (IOException | DatabaseFailure e) {
      LOG.warn("room for segments could not be made, and is tried again: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("room for segments could not be made", e);
    }
  }

  /** Notes what was watched and drops what is too much. */
  void tend() throws IOException {
    called.set(false);
    note();
    if (!bound.isSet()) {
      return;
    }
    long before = measure();
    long now = before;
    int passing = 0;
    while (now > (before > bound.mostBytes() ? bound.lowBytes() : bound.mostBytes())) {
      List<Kept> coldest = spans.coldest(passing, BATCH);
      if (coldest.isEmpty()) {
        LOG.warn(
            "segments take {} MB, more than they may, but none of them can be made again",
            now >> 20);
        break;
      }
      passing += drop(coldest, now - bound.lowBytes());
      now = measure();
    }
    if (now < before) {
      LOG.info("made room: {} MB of segments were dropped", (before - now) >> 20);
    }
  }

  private long measure() {
    published.set(0);
    sizeBytes = spans.sizeBytes();
    return sizeBytes;
  }

  private void note() {
    Map<SegmentKey, Integer> taken = looks.take();
    if (!taken.isEmpty()) {
      spans.looked(taken);
    }
  }

  /** Drops as many as needed; how many of them have to stay. */
  private int drop(List<Kept> coldest, long bytes) throws IOException {
    Map<String, Boolean> canBeMade = new HashMap<>();
    long dropped = 0;
    int stay = 0;
    for (Kept kept : coldest) {
      if (dropped >= bytes) {
        break;
      }
      if (canBeMade.computeIfAbsent(kept.span().titleId(), this::canBeMade)) {
        drop(kept);
        dropped += kept.sizeBytes();
      } else {
        stay++;
      }
    }
    return stay;
  }

  private boolean canBeMade(String titleId) {
    Optional<SourceIdentity> source = catalogue.find(titleId).map(Title::source);
    return source.isPresent()
        && source.get().hasFile()
        && SourceCheck.problem(source.get()).isEmpty();
  }

  private void drop(Kept kept) throws IOException {
    for (SegmentKey key : spans.drop(kept.span())) {
      store.delete(new Asset.Media(key));
    }
    spans.drop(kept.span());
  }

  /** Notes what is left to note and ends. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("making room took too long and was left");
      }
      note();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (DatabaseFailure e) {
      LOG.warn("what was watched last could not be noted: {}", e.getMessage());
    }
  }
}
