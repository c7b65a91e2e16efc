package dev.kinora.sync.hall;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is put in, one after another in that order, on threads of a pool. Bounded by who puts
 * in: each socket has a few unfinished commands at most. Thread-safe.
 */
final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  /** So that one busy room does not keep a thread from the others. */
  private static final int AT_ONCE = 64;

  private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean running = new AtomicBoolean();
  private final Executor pool;

  Mailbox(Executor pool) {
    this.pool = pool;
  }

  void put(Runnable letter) {
    letters.add(letter);
    runIfIdle();
  }

  private void runIfIdle() {
    if (!letters.isEmpty() && running.compareAndSet(false, true)) {
      pool.execute(this::work);
    }
  }

  private void work() {
    for (int i = 0; i < AT_ONCE; i++) {
      Runnable letter = letters.poll();
      if (letter == null) {
        break;
      }
      try {
        letter.run();
      } catch (RuntimeException e) {
        LOG.error("a room could not do what it was asked", e);
      }
    }
    running.set(false);
    runIfIdle();
  }
}
