package dev.kinora.transcoder.child;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.title.Lane;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Child processes of one program, lent out one at a time. Safe for use from any thread.
 *
 * <p>Children are kept apart by lane and priority, and no child sees two sources: an idle one goes
 * to whoever works on the source it knows, a fresh one to anybody. Idle children with a source end
 * after a while; a fresh one stays ready for each lane that was warmed.
 */
public final class ChildPool implements CodecsPool, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChildPool.class);

  /** How long after work a spare is started, whose start would slow the next work down. */
  private static final Duration REST = Duration.ofSeconds(2);

  private final ChildSettings settings;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Map<ChildKind, IdleChildren> idle = new HashMap<>();

  @GuardedBy("lock")
  private final Set<ChildProcess> running = new HashSet<>();

  @GuardedBy("lock")
  private final Set<Lane> warmed = new HashSet<>();

  @GuardedBy("lock")
  private final Set<Lane> warming = new HashSet<>();

  /** Lanes whose spare, while it starts, has somebody who waits for it. */
  @GuardedBy("lock")
  private final Set<Lane> promised = new HashSet<>();

  @GuardedBy("lock")
  private boolean closed;

  /** Starts nothing yet. */
  public ChildPool(ChildSettings settings) {
    this.settings = settings;
  }

  /** Keeps a fresh child ready from now on for whoever waits for work of this lane. */
  public void warm(Lane lane) {
    synchronized (lock) {
      warmed.add(lane);
    }
    refresh(lane);
  }

  @Override
  public Codecs foreground(Lane lane) {
    return lend(lane, ChildPriority.FOREGROUND);
  }

  @Override
  public Codecs background(Lane lane) {
    return lend(lane, ChildPriority.BACKGROUND);
  }

  /** A child is taken or started when the first call needs it; closing gives it back. */
  Codecs lend(Lane lane, ChildPriority priority) {
    return new ChildCodecs(settings, new ChildHolder(this, new ChildKind(lane, priority)));
  }

  /** Ends all children, also those at work, whose callers get a {@link WorkFailure}. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      running.forEach(ChildProcess::kill);
      running.clear();
      idle.clear();
    }
  }

  /** A living child that knows this source or none. */
  IdleChildren.Idle take(ChildKind kind, Optional<String> source) throws WorkFailure, IOException {
    synchronized (lock) {
      Optional<IdleChildren.Idle> found = idleOf(kind).take(source);
      if (found.isEmpty() && kind.priority() == ChildPriority.FOREGROUND) {
        found = starting(kind, source);
      }
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new IdleChildren.Idle(start(kind), Optional.empty(), System.nanoTime());
  }

  /** The spare that is starting at this moment, for the first who asks: sooner than another one. */
  @GuardedBy("lock")
  private Optional<IdleChildren.Idle> starting(ChildKind kind, Optional<String> source)
      throws WorkFailure {
    if (!warming.contains(kind.lane()) || !promised.add(kind.lane())) {
      return Optional.empty();
    }
    try {
      while (warming.contains(kind.lane())) {
        lock.wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkFailure("interrupted while a child process started");
    } finally {
      promised.remove(kind.lane());
    }
    return idleOf(kind).take(source);
  }

  /** Takes back a child, or forgets a dead one. */
  void giveBack(ChildKind kind, ReadyChild child, Optional<String> source) {
    synchronized (lock) {
      running.removeIf(process -> !process.isAlive());
      if (child.isAlive() && !closed) {
        idleOf(kind).add(new IdleChildren.Idle(child, source, System.nanoTime()));
        end(idleOf(kind).surplus(kind.priority().keptIdle()));
        after(settings.idle().toNanos()).execute(this::endIdle);
      }
    }
    if (kind.priority() == ChildPriority.FOREGROUND) {
      after(REST.toNanos()).execute(() -> refresh(kind.lane()));
    }
  }

  private ReadyChild start(ChildKind kind) throws WorkFailure, IOException {
    ChildProcess process;
    synchronized (lock) {
      if (closed) {
        throw new WorkFailure("no child process is started any more: the program is ending");
      }
      process = ChildProcess.start(settings, kind);
      running.add(process);
    }
    return ReadyChild.await(process, settings);
  }

  private void refresh(Lane lane) {
    ChildKind kind = new ChildKind(lane, ChildPriority.FOREGROUND);
    synchronized (lock) {
      if (closed || !warmed.contains(lane) || idleOf(kind).hasSpare() || !warming.add(lane)) {
        return;
      }
    }
    Thread.ofVirtual().name("warm-" + lane).start(() -> startSpare(kind));
  }

  private void startSpare(ChildKind kind) {
    try {
      ReadyChild spare = start(kind);
      synchronized (lock) {
        idleOf(kind).add(new IdleChildren.Idle(spare, Optional.empty(), System.nanoTime()));
      }
    } catch (WorkFailure | IOException e) {
      if (!isClosed()) {
        LOG.warn("no spare {} child: {}", kind.lane(), e.getMessage());
      }
    } finally {
      synchronized (lock) {
        warming.remove(kind.lane());
        lock.notifyAll();
      }
    }
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  private void endIdle() {
    synchronized (lock) {
      long limit = System.nanoTime() - settings.idle().toNanos();
      idle.values().forEach(children -> end(children.waitingSinceBefore(limit)));
    }
  }

  @GuardedBy("lock")
  private void end(List<ReadyChild> children) {
    for (ReadyChild child : children) {
      child.process().kill();
      running.remove(child.process());
    }
  }

  @GuardedBy("lock")
  private IdleChildren idleOf(ChildKind kind) {
    return idle.computeIfAbsent(kind, k -> new IdleChildren());
  }

  private static Executor after(long nanos) {
    return CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS);
  }
}
