package dev.kinora.origin.upload;

import dev.kinora.origin.upload.UploadLocks.Held;
import dev.kinora.origin.upload.UploadRecord.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands whole uploads on, each once. Looks into the folder for them again and again, so an upload
 * that was complete when the program was killed is taken up by the next start or by another process
 * over the same folder. Thread-safe.
 */
final class UploadIngest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UploadIngest.class);
  private static final long LOOK_MILLIS = 2000;
  private static final int AT_ONCE = 2;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final long END_SECONDS = 4;

  private final UploadFolder folder;
  private final UploadLocks locks;
  private final UploadTarget target;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("upload-ingest-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upload-watch").factory());
  private volatile boolean closing;

  /** Why an upload could not be handed on, and when that is tried again. */
  private record Trouble(String sentence, Duration pause, long againNanos) {
    boolean isOver() {
      return System.nanoTime() - againNanos >= 0;
    }
  }

  /** Hands uploads of a folder on, once started. */
  UploadIngest(UploadFolder folder, UploadLocks locks, UploadTarget target) {
    this.folder = folder;
    this.locks = locks;
    this.target = target;
  }

  /** Looks from now on. */
  void start() {
    var _ = clock.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Looks at once, as one upload has just become whole. */
  void wake() {
    try {
      clock.execute(this::look);
    } catch (RejectedExecutionException e) {
      LOG.debug("an upload became whole while the server stops; the next start takes it up", e);
    }
  }

  /** Why an upload is still not handed on. */
  Optional<String> trouble(String id) {
    return Optional.ofNullable(troubles.get(id)).map(Trouble::sentence);
  }

  private void look() {
    try {
      for (UploadRecord upload : folder.all()) {
        Trouble trouble = troubles.get(upload.id());
        if (isWhole(upload) && (trouble == null || trouble.isOver()) && busy.add(upload.id())) {
          submit(upload.id());
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("uploads could not be looked through: {}", e.getMessage(), e);
    }
  }

  private boolean isWhole(UploadRecord upload) throws IOException {
    return upload.isReceiving() && folder.received(upload) == upload.lengthBytes();
  }

  private void submit(String id) {
    try {
      workers.execute(() -> handOn(id));
    } catch (RejectedExecutionException e) {
      busy.remove(id);
    }
  }

  private void handOn(String id) {
    try (Held held = locks.take(id).orElse(null)) {
      Optional<UploadRecord> upload = held == null ? Optional.empty() : folder.find(id);
      if (upload.isPresent() && isWhole(upload.get())) {
        handOn(upload.get());
      }
    } catch (IOException | RuntimeException e) {
      later(id, e);
    } finally {
      busy.remove(id);
    }
  }

  /** The record first, then the bytes: killed in between, the bytes are swept away. */
  private void handOn(UploadRecord upload) throws IOException {
    Stage outcome;
    try {
      String titleId = target.add(folder.bytes(upload.id()), upload.metadata().fileName());
      outcome = new Stage.Taken(titleId, folder.now());
    } catch (UploadRefusal e) {
      if (closing) {
        // Perhaps only because what looked at it was ended: the next start looks again.
        return;
      }
      LOG.info("upload {} is refused: {}", upload.id(), e.sentence());
      outcome = new Stage.Refused(e.sentence(), folder.now());
    }
    folder.put(upload.at(outcome));
    folder.dropBytes(upload);
    troubles.remove(upload.id());
  }

  private void later(String id, Exception e) {
    if (closing) {
      LOG.debug("upload {} waits for the next start", id, e);
      return;
    }
    Trouble before = troubles.get(id);
    Duration pause = before == null ? FIRST_PAUSE : before.pause().multipliedBy(2);
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    LOG.warn("upload {} is tried again in {}: {}", id, bounded, e.getMessage(), e);
    troubles.put(
        id,
        new Trouble(
            "The library could not take it; that is tried again soon.",
            bounded,
            System.nanoTime() + bounded.toNanos()));
  }

  /** Forgets what is known of an upload that is gone. */
  void forget(String id) {
    troubles.remove(id);
  }

  @Override
  public void close() {
    closing = true;
    clock.shutdown();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
        if (!workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("an upload was being looked at when the server stopped");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
