package dev.kinora.sync.hall;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.sync.wire.Incoming;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * What one member is still to be told: at most 256 frames or 1 MiB. A state replaces an older one,
 * membership merges, passing frames are dropped first; when nothing can be dropped any more the box
 * is full, and its member has to come back. Answers to pings stand before everything. Safe for use
 * by many threads.
 */
public final class Outbox {
  /** Most frames. */
  static final int FRAMES = 256;

  /** Most bytes. */
  static final int BYTES = 1 << 20;

  private static final int PONGS = 32;

  /** A ping that is to be answered, and when it came in microseconds of room time. */
  public record Pong(Incoming.Ping ping, long arrivedMicros, RoomClock clock) {}

  @GuardedBy("this")
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  @GuardedBy("this")
  private final Deque<Pong> pongs = new ArrayDeque<>();

  @GuardedBy("this")
  private int bytes;

  @GuardedBy("this")
  private long dropped;

  private record Waiting(OutFrame frame, Optional<MembersDelta> delta) {}

  /** Adds a frame; false when the box is full. */
  public synchronized boolean add(OutFrame frame) {
    return add(new Waiting(frame, Optional.empty()));
  }

  /** Adds changed membership, in the form that all get when nothing waits to be merged with. */
  public synchronized boolean add(MembersDelta delta, OutFrame frame) {
    Optional<MembersDelta> older = takeOutMembers();
    if (older.isEmpty()) {
      return add(new Waiting(frame, Optional.of(delta)));
    }
    MembersDelta merged = older.get().then(delta);
    return add(new Waiting(merged.frame(), Optional.of(merged)));
  }

  /** Adds an answer to a ping; false, and forgotten, when too many wait. */
  public synchronized boolean add(Pong pong) {
    if (pongs.size() >= PONGS) {
      dropped++;
      return false;
    }
    pongs.add(pong);
    return true;
  }

  @GuardedBy("this")
  private boolean add(Waiting next) {
    OutFrame.Kind kind = next.frame().kind();
    if (kind == OutFrame.Kind.STATE || kind == OutFrame.Kind.PREPARE) {
      takeOut(kind);
    }
    waiting.add(next);
    bytes += next.frame().bytes();
    if (isOver()) {
      takeOut(OutFrame.Kind.PASSING);
    }
    return !isOver();
  }

  @GuardedBy("this")
  private boolean isOver() {
    return waiting.size() > FRAMES || bytes > BYTES;
  }

  @GuardedBy("this")
  private void takeOut(OutFrame.Kind kind) {
    for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
      OutFrame frame = all.next().frame();
      if (frame.kind() == kind) {
        bytes -= frame.bytes();
        dropped++;
        all.remove();
      }
    }
  }

  @GuardedBy("this")
  private Optional<MembersDelta> takeOutMembers() {
    for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
      Waiting one = all.next();
      if (one.delta().isPresent()) {
        bytes -= one.frame().bytes();
        all.remove();
        return one.delta();
      }
    }
    return Optional.empty();
  }

  /** The ping to be answered next. */
  public synchronized Optional<Pong> nextPong() {
    return Optional.ofNullable(pongs.poll());
  }

  /** The frame to be written next. */
  public synchronized Optional<OutFrame> next() {
    Waiting next = waiting.poll();
    if (next == null) {
      return Optional.empty();
    }
    bytes -= next.frame().bytes();
    return Optional.of(next.frame());
  }

  /** Whether nothing waits. */
  public synchronized boolean isEmpty() {
    return waiting.isEmpty() && pongs.isEmpty();
  }

  /** How many frames were replaced or dropped so far. */
  public synchronized long dropped() {
    return dropped;
  }
}
