package dev.kinora.origin.live;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.packager.live.LiveChannel;
import dev.kinora.packager.live.LiveState;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.IoUtils;

/**
 * {@code /live/{name}/socket}: what a publisher sends, for players that append it to a MediaSource:
 * binary messages only, the init segment first, then fragments from the latest key frame on.
 * Viewers have nothing to say. Thread-safe.
 */
final class LiveSockets implements AutoCloseable {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
  private static final CloseMessage STOPPING =
      new CloseMessage(CloseMessage.GOING_AWAY, "the server stops");

  private final LiveEndpoints endpoints;
  private final SocketLimits limits;
  private final Set<SocketViewer> viewers = ConcurrentHashMap.newKeySet();
  private final Set<WebSocketChannel> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong skipsOfGone = new AtomicLong();

  LiveSockets(LiveEndpoints endpoints, SocketLimits limits) {
    this.endpoints = endpoints;
    this.limits = limits;
  }

  /** Turns the request into a socket; on the connection's own thread. */
  void open(Call call) throws ProblemException, IOException {
    LiveChannel channel = endpoints.channel(call);
    if (channel.view().state() == LiveState.ENDED) {
      throw new ProblemException(Problem.notFound("The stream has ended."));
    }
    if (open.get() >= limits.viewers()) {
      throw new ProblemException(
          Problem.unavailable("Too many watch live at the moment.", RETRY_AFTER));
    }
    try {
      WebSocketConnectionCallback whenOpen = (_, socket) -> opened(channel, socket);
      new WebSocketProtocolHandshakeHandler(whenOpen).handleRequest(call.exchange());
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("a live socket could not be opened", e);
    }
  }

  private void opened(LiveChannel channel, WebSocketChannel socket) {
    SocketViewer viewer = new SocketViewer(socket, limits);
    open.incrementAndGet();
    viewers.add(viewer);
    sockets.add(socket);
    Runnable gone =
        () -> {
          channel.leave(viewer);
          if (viewers.remove(viewer)) {
            sockets.remove(socket);
            skipsOfGone.addAndGet(viewer.skips());
            open.decrementAndGet();
          }
        };
    socket.addCloseTask(_ -> gone.run());
    socket.getReceiveSetter().set(new Deaf());
    socket.resumeReceives();
    channel.join(viewer);
    if (!socket.isOpen()) {
      gone.run();
    }
  }

  /** Keeps connections open on which nothing passes while a publisher is away. */
  void ping() {
    for (WebSocketChannel socket : sockets) {
      socket.getIoThread().execute(() -> WebSockets.sendPing(ByteBuffer.allocate(0), socket, null));
    }
  }

  /** How many are open. */
  int count() {
    return open.get();
  }

  /** How often a viewer was too slow for what it should have got. */
  long skips() {
    return skipsOfGone.get() + viewers.stream().mapToLong(SocketViewer::skips).sum();
  }

  @Override
  public void close() {
    viewers.forEach(viewer -> viewer.end(STOPPING));
  }

  /** Control frames are answered; anything else ends the socket before it is read. */
  private static final class Deaf extends AbstractReceiveListener {
    @Override
    protected void onText(WebSocketChannel socket, StreamSourceFrameChannel message) {
      refuse(socket);
    }

    @Override
    protected void onBinary(WebSocketChannel socket, StreamSourceFrameChannel message) {
      refuse(socket);
    }

    private static void refuse(WebSocketChannel socket) {
      IoUtils.safeClose(socket);
    }

    @Override
    protected void onError(WebSocketChannel socket, Throwable error) {
      IoUtils.safeClose(socket);
    }
  }
}
