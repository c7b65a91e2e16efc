package dev.kinora.origin.live;

import dev.kinora.packager.live.LiveRelay;
import dev.kinora.packager.live.LiveViewer;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * One socket that a stream is relayed to. The ingest's thread only puts references into a queue;
 * everything that touches the socket happens on the connection's own thread, one message at a time,
 * the next one when the last has been taken by the system.
 */
final class SocketViewer implements LiveViewer, WebSocketCallback<Void> {
  /** The publisher sends something else now: connect again at once (RFC 6455, 7.4.1; IANA 1012). */
  static final int AGAIN = 1012;

  private static final long NOTHING_IN_FLIGHT = Long.MIN_VALUE;

  private final WebSocketChannel socket;
  private final SocketQueue queue;
  private final long stallNanos;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final AtomicReference<@Nullable CloseMessage> ending = new AtomicReference<>();
  private final AtomicLong inFlightSince = new AtomicLong(NOTHING_IN_FLIGHT);

  // Confined to the connection's thread.
  private boolean pumping;
  private boolean sending;
  private boolean closed;

  SocketViewer(WebSocketChannel socket, SocketLimits limits) {
    this.socket = socket;
    this.queue = new SocketQueue(limits);
    this.stallNanos = limits.stall().toNanos();
  }

  @Override
  public void header(LiveRelay.Header header) {
    queue.add(header, System.nanoTime());
    schedule();
  }

  @Override
  public void fragment(LiveRelay.Fragment fragment) {
    long now = System.nanoTime();
    long since = inFlightSince.get();
    if (since != NOTHING_IN_FLIGHT && now - since > stallNanos) {
      // It has not read for so long that its next fragment will not matter to it either.
      socket.getIoThread().execute(() -> IoUtils.safeClose(socket));
      return;
    }
    queue.add(fragment, now);
    schedule();
  }

  @Override
  public void over(boolean again) {
    end(
        again
            ? new CloseMessage(AGAIN, "the publisher sends something else now; connect again")
            : new CloseMessage(CloseMessage.NORMAL_CLOSURE, "the stream has ended"));
  }

  /** Sends what waits, then the reason, then closes. */
  void end(CloseMessage reason) {
    ending.compareAndSet(null, reason);
    schedule();
  }

  /** How often it was so slow that something was left out. */
  int skips() {
    return queue.skips();
  }

  /** While one is scheduled or under way, it finds what comes after. */
  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      socket.getIoThread().execute(this::pump);
    }
  }

  private void pump() {
    if (pumping) {
      // A message was sent at once: the loop below goes on.
      return;
    }
    pumping = true;
    try {
      boolean more = true;
      while (more && !sending && !closed) {
        more = sendNext();
      }
    } finally {
      pumping = false;
    }
  }

  /** Whether there may be more to send. */
  private boolean sendNext() {
    Optional<LiveRelay> next = queue.next();
    if (next.isPresent()) {
      sending = true;
      inFlightSince.set(System.nanoTime());
      WebSockets.sendBinary(next.get().bytes(), socket, this);
      return true;
    }
    CloseMessage reason = ending.get();
    if (reason != null) {
      closed = true;
      WebSockets.sendClose(reason, socket, new CloseAfter());
      return false;
    }
    // Whoever adds something after this line schedules a new run; what came before it is found.
    scheduled.set(false);
    boolean isMore = queue.hasNext() || ending.get() != null;
    return isMore && scheduled.compareAndSet(false, true);
  }

  @Override
  public void complete(WebSocketChannel channel, Void context) {
    sending = false;
    inFlightSince.set(NOTHING_IN_FLIGHT);
    pump();
  }

  @Override
  public void onError(WebSocketChannel channel, Void context, Throwable failure) {
    closed = true;
    IoUtils.safeClose(socket);
  }

  /** A client that does not answer the closing handshake is closed all the same. */
  private static final class CloseAfter implements WebSocketCallback<Void> {
    @Override
    public void complete(WebSocketChannel channel, Void context) {
      channel.getIoThread().executeAfter(() -> IoUtils.safeClose(channel), 2, TimeUnit.SECONDS);
    }

    @Override
    public void onError(WebSocketChannel channel, Void context, Throwable failure) {
      IoUtils.safeClose(channel);
    }
  }
}
