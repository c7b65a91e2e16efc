package dev.kinora.origin.ops;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;

/** Counts requests in flight so that a stop can wait for them. Thread-safe. */
public final class InFlight {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private int requests;

  @GuardedBy("lock")
  private boolean stopping;

  /** Whether a request may go on; each that may has to {@link #leave}. */
  boolean enter() {
    synchronized (lock) {
      if (stopping) {
        return false;
      }
      requests++;
      return true;
    }
  }

  void leave() {
    synchronized (lock) {
      requests--;
      lock.notifyAll();
    }
  }

  /** How many requests are being answered. */
  public int count() {
    synchronized (lock) {
      return requests;
    }
  }

  /**
   * Lets no more in and waits for those inside; false when some are still there after that time.
   */
  public boolean stop(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    synchronized (lock) {
      stopping = true;
      while (requests > 0) {
        long leftMillis = (end - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
          return false;
        }
        lock.wait(leftMillis);
      }
      return true;
    }
  }
}
