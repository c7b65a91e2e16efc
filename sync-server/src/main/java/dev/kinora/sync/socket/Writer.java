package dev.kinora.sync.socket;

import dev.kinora.sync.hall.MembersDelta;
import dev.kinora.sync.hall.OutFrame;
import dev.kinora.sync.hall.Outbox;
import dev.kinora.sync.room.CloseReason;
import dev.kinora.sync.wire.Outgoing;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Writes one socket's frames one after another, each when the one before is out; never blocks.
 * Thread-safe.
 */
final class Writer {
  private final Outbox outbox = new Outbox();
  private final Session session;
  private final Counters counters;
  private final AtomicBoolean writing = new AtomicBoolean();
  private final AtomicReference<@Nullable CloseReason> closing = new AtomicReference<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean broken;

  Writer(Session session, Counters counters) {
    this.session = session;
    this.counters = counters;
  }

  /** Adds a frame; false when the member reads too slowly. */
  boolean send(OutFrame frame) {
    boolean fits = outbox.add(frame);
    pump();
    return fits;
  }

  boolean send(MembersDelta delta, OutFrame frame) {
    boolean fits = outbox.add(delta, frame);
    pump();
    return fits;
  }

  /** Adds a frame, or drops it when it does not fit. */
  void offer(OutFrame frame) {
    if (!outbox.add(frame)) {
      counters.framesDropped.increment();
    }
    pump();
  }

  void send(Outbox.Pong pong) {
    outbox.add(pong);
    pump();
  }

  /** Closes once everything that waits is out. */
  void closeAfter(CloseReason reason) {
    closing.compareAndSet(null, reason);
    pump();
  }

  /** Closes now; what waits is lost. */
  void closeNow(CloseReason reason) {
    broken = true;
    close(reason);
  }

  long dropped() {
    return outbox.dropped();
  }

  private void pump() {
    if (!broken && writing.compareAndSet(false, true)) {
      writeAll();
    }
  }

  private void writeAll() {
    while (true) {
      Optional<String> next = take();
      if (next.isEmpty()) {
        writing.set(false);
        // Something may have come between looking and letting go.
        if (isIdle() || !writing.compareAndSet(false, true)) {
          return;
        }
        continue;
      }
      Written written = new Written();
      session.sendText(next.get(), written);
      if (!written.isAlreadyOut()) {
        return;
      }
    }
  }

  private boolean isIdle() {
    return broken || (outbox.isEmpty() && (closing.get() == null || closed.get()));
  }

  private Optional<String> take() {
    if (broken) {
      return Optional.empty();
    }
    Optional<String> text =
        outbox
            .nextPong()
            .map(p -> Outgoing.pong(p.ping(), p.arrivedMicros(), p.clock().micros()))
            .or(() -> outbox.next().map(OutFrame::text));
    CloseReason reason = closing.get();
    if (text.isEmpty() && reason != null) {
      close(reason);
    }
    return text;
  }

  private void close(CloseReason reason) {
    if (closed.compareAndSet(false, true)) {
      session.close(reason.code(), reason.words(), Callback.NOOP);
    }
  }

  /** One frame on its way; tells whether it was out before the sender looked. */
  private final class Written implements Callback {
    private final AtomicBoolean first = new AtomicBoolean();

    /** Asked once by the sender. */
    boolean isAlreadyOut() {
      return !first.compareAndSet(false, true);
    }

    @Override
    public void succeed() {
      counters.framesOut.increment();
      if (!first.compareAndSet(false, true)) {
        writeAll();
      }
    }

    @Override
    public void fail(Throwable failure) {
      // The socket is gone; its listener hears of that too and ends the member.
      broken = true;
      if (!first.compareAndSet(false, true)) {
        writeAll();
      }
    }
  }
}
