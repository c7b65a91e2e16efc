package dev.kinora.transcoder.supply;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many spans viewers wait for; background work asks it for leave. Safe for any thread. */
public final class Demand {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();

  @GuardedBy("lock")
  private int spans;

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
      if (spans == 0) {
        quiet.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns when nobody waits. */
  public void awaitQuiet() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (spans > 0) {
        quiet.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
