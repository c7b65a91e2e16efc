package dev.kinora.transcoder.supply;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.SpanTask;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** One piece of work that can be ended alone. */
  public static final class Piece {
    private volatile boolean ended;
    private @Nullable Thread waiting;

    /** Whether {@link StopGate#end} was called for it. */
    public boolean isEnded() {
      return ended;
    }
  }

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

  /** Ends one piece of work; the others go on. */
  void end(Piece piece) {
    synchronized (lock) {
      piece.ended = true;
      if (piece.waiting != null) {
        piece.waiting.interrupt();
      }
    }
  }

  /**
   * Encodes; segments are taken outside of the gate.
   *
   * @throws InterruptedException when stopped
   */
  public void encode(Codecs codecs, SpanTask task, Codecs.SegmentSink sink)
      throws MediaException, WorkFailure, IOException, InterruptedException {
    encode(codecs, task, sink, new Piece());
  }

  /**
   * Encodes; segments are taken outside of the gate.
   *
   * @throws InterruptedException when stopped or the piece was ended
   */
  void encode(Codecs codecs, SpanTask task, Codecs.SegmentSink sink, Piece piece)
      throws MediaException, WorkFailure, IOException, InterruptedException {
    enter(piece);
    try {
      codecs.encode(
          task,
          segment -> {
            leave(piece);
            sink.accept(segment);
            try {
              enter(piece);
            } catch (InterruptedException _) {
              throw new InterruptedIOException("ended after " + segment.key());
            }
          });
    } catch (WorkFailure | IOException e) {
      if (isStopping() || piece.isEnded()) {
        InterruptedException ended = new InterruptedException("ended");
        ended.initCause(e);
        throw ended;
      }
      throw e;
    } finally {
      leave(piece);
    }
  }

  /** A question to codecs that is answered in one piece. */
  @FunctionalInterface
  public interface Question<T> {
    /** Waits for the answer. */
    T ask() throws MediaException, WorkFailure, IOException;
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws InterruptedException when stopped
   */
  public <T> T ask(Question<T> question)
      throws MediaException, WorkFailure, IOException, InterruptedException {
    Piece piece = new Piece();
    enter(piece);
    try {
      return question.ask();
    } catch (WorkFailure | IOException e) {
      if (isStopping()) {
        InterruptedException ended = new InterruptedException("ended");
        ended.initCause(e);
        throw ended;
      }
      throw e;
    } finally {
      leave(piece);
    }
  }

  /** Waits until no viewer waits. */
  public void awaitQuiet(Demand demand) throws InterruptedException {
    Piece piece = new Piece();
    enter(piece);
    try {
      demand.awaitQuiet();
    } finally {
      leave(piece);
    }
  }

  /** Waits until no viewer waits, but not for long; whether that is so. */
  public boolean awaitQuiet(Demand demand, Duration longest) throws InterruptedException {
    Piece piece = new Piece();
    enter(piece);
    try {
      return demand.awaitQuiet(longest);
    } finally {
      leave(piece);
    }
  }

  private void enter(Piece piece) throws InterruptedException {
    synchronized (lock) {
      if (stopping || piece.ended) {
        throw new InterruptedException("to end");
      }
      waiting.add(Thread.currentThread());
      piece.waiting = Thread.currentThread();
    }
  }

  private void leave(Piece piece) {
    synchronized (lock) {
      piece.waiting = null;
      if (waiting.remove(Thread.currentThread()) && (stopping || piece.ended)) {
        // What stop() or end() sent has reached its aim, or came just too late to do so.
        boolean _ = Thread.interrupted();
      }
    }
  }
}
