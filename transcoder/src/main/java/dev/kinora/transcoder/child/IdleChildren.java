package dev.kinora.transcoder.child;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Children of one kind that wait for work, oldest first. A child that has read a source is good for
 * that source only. Confined to the pool's lock; the caller kills what comes out as surplus.
 */
final class IdleChildren {
  private final List<Idle> waiting = new ArrayList<>();

  /**
   * A child, what it has read, and since when it waits.
   *
   * @param sinceNanos of {@link System#nanoTime}
   */
  record Idle(ReadyChild child, Optional<String> source, long sinceNanos) {}

  /** Takes out a living child for a source: one that knows it, or else one that knows none. */
  Optional<Idle> take(Optional<String> source) {
    waiting.removeIf(idle -> !idle.child().isAlive());
    Optional<Idle> found =
        first(idle -> source.isPresent() && idle.source().equals(source))
            .or(() -> first(idle -> idle.source().isEmpty()));
    found.ifPresent(waiting::remove);
    return found;
  }

  private Optional<Idle> first(Predicate<Idle> wanted) {
    return waiting.stream().filter(wanted).findFirst();
  }

  /** Whether a living child that has read nothing waits. */
  boolean hasSpare() {
    return waiting.stream().anyMatch(i -> i.source().isEmpty() && i.child().isAlive());
  }

  void add(Idle idle) {
    waiting.add(idle);
  }

  /** Takes out what is too many, longest waiting first, but no spare before the others. */
  List<ReadyChild> surplus(int keep) {
    List<ReadyChild> surplus = new ArrayList<>();
    while (waiting.size() > keep) {
      Idle oldest = first(idle -> idle.source().isPresent()).orElseGet(waiting::getFirst);
      waiting.remove(oldest);
      surplus.add(oldest.child());
    }
    return surplus;
  }

  /** Takes out the children with a source that have waited since before an instant. */
  List<ReadyChild> waitingSinceBefore(long nanos) {
    List<ReadyChild> old = new ArrayList<>();
    for (Iterator<Idle> each = waiting.iterator(); each.hasNext(); ) {
      Idle idle = each.next();
      if (idle.source().isPresent() && idle.sinceNanos() - nanos <= 0) {
        each.remove();
        old.add(idle.child());
      }
    }
    return old;
  }
}
