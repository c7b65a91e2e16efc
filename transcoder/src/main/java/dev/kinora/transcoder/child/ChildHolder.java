package dev.kinora.transcoder.child;

import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The child that a borrower works with at the moment. For one thread.
 *
 * <p>A child that has read a source may carry whatever that source did to it, so another source
 * gets another child.
 */
final class ChildHolder implements AutoCloseable {
  private final ChildPool pool;
  private final ChildKind kind;
  private @Nullable ReadyChild current;
  private Optional<String> known = Optional.empty();

  ChildHolder(ChildPool pool, ChildKind kind) {
    this.pool = pool;
    this.kind = kind;
  }

  /** A living child that has read this source or none. */
  ReadyChild child(Optional<String> source) throws WorkFailure, IOException {
    ReadyChild held = current;
    if (held != null && !suits(held, source)) {
      close();
      held = null;
    }
    if (held == null) {
      IdleChildren.Idle taken = pool.take(kind, source);
      held = taken.child();
      known = taken.source();
      current = held;
    }
    known = source.or(() -> known);
    return held;
  }

  private boolean suits(ReadyChild held, Optional<String> source) {
    return held.isAlive() && (source.isEmpty() || known.isEmpty() || known.equals(source));
  }

  @Override
  public void close() {
    ReadyChild held = current;
    current = null;
    if (held != null) {
      pool.giveBack(kind, held, known);
    }
    known = Optional.empty();
  }
}
