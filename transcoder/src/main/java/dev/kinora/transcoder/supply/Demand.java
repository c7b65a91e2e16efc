package dev.kinora.transcoder.supply;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who needs the processor more than background work does, which asks for leave here: viewers who
 * wait for spans, and live streams. Safe for any thread.
 */
public final class Demand {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();

  @GuardedBy("lock")
  private int spans;

  @GuardedBy("lock")
  private boolean live;

  /** One span more is waited for. */
  void begin() {
    lock.lock();
    try {
      spans++;
    } finally {
      lock.unlock();
    }
  }

  /** One span less is waited for. */
  void end() {
    lock.lock();
    try {
      spans--;
      signalWhenQuiet();
    } finally {
      lock.unlock();
    }
  }

  /** Streams are live, or none is any more. */
  public void live(boolean running) {
    lock.lock();
    try {
      live = running;
      signalWhenQuiet();
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void signalWhenQuiet() {
    if (isQuiet()) {
      quiet.signalAll();
    }
  }

  @GuardedBy("lock")
  private boolean isQuiet() {
    return spans == 0 && !live;
  }

  /** Returns when nobody waits. */
  public void awaitQuiet() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!isQuiet()) {
        quiet.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nobody does, but not for long; whether it is quiet. */
  boolean awaitQuiet(Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = longest.toNanos();
      while (!isQuiet() && left > 0) {
        left = quiet.awaitNanos(left);
      }
      return isQuiet();
    } finally {
      lock.unlock();
    }
  }
}
