package dev.kinora.transcoder.supply;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.SpanTask;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Ends work by interrupting it, but only while it waits for a child or for quiet: an interrupt in
 * the middle of a read would close the file channel under an embedded database. Safe for use by any
 * thread.
 */
public final class StopGate {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Set<Thread> waiting = new HashSet<>();

  @GuardedBy("lock")
  private boolean stopping;

  /** Whether work is to end. */
  public boolean isStopping() {
    synchronized (lock) {
      return stopping;
    }
  }

  /** Ends all work that goes through the gate, now and from now on. */
  public void stop() {
    synchronized (lock) {
      stopping = true;
      waiting.forEach(Thread::interrupt);
    }
  }

  /**
   * Encodes; segments are taken outside of the gate.
   *
   * @throws InterruptedException when stopped
   */
  public void encode(Codecs codecs, SpanTask task, Codecs.SegmentSink sink)
      throws MediaException, WorkFailure, IOException, InterruptedException {
    enter();
    try {
      codecs.encode(
          task,
          segment -> {
            leave();
            sink.accept(segment);
            try {
              enter();
            } catch (InterruptedException _) {
              throw new IOException("stopped after " + segment.key());
            }
          });
    } catch (WorkFailure | IOException e) {
      if (isStopping()) {
        InterruptedException stopped = new InterruptedException("stopped");
        stopped.initCause(e);
        throw stopped;
      }
      throw e;
    } finally {
      leave();
    }
  }

  /** Waits until no viewer waits. */
  public void awaitQuiet(Demand demand) throws InterruptedException {
    enter();
    try {
      demand.awaitQuiet();
    } finally {
      leave();
    }
  }

  private void enter() throws InterruptedException {
    synchronized (lock) {
      if (stopping) {
        throw new InterruptedException("stopping");
      }
      waiting.add(Thread.currentThread());
    }
  }

  private void leave() {
    synchronized (lock) {
      if (waiting.remove(Thread.currentThread()) && stopping) {
        // What stop() sent has reached its aim, or came just too late to do so.
        boolean _ = Thread.interrupted();
      }
    }
  }
}
