package dev.kinora.sync.socket;

import dev.kinora.sync.hall.Hall;
import dev.kinora.sync.ticket.Tickets;
import dev.kinora.sync.tracker.Tracker;
import dev.kinora.sync.wire.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** The listener on the rooms' port. */
public final class RoomListener implements AutoCloseable {
  /** The field by which our own origin says that it passed a request on. */
  public static final String RELAY = "Kinora-Relay";

  private static final int THREADS = 40;
  private static final int CONNECTIONS = 10_000;
  private static final int HEADER_BYTES = 8 * 1024;

  /** What the system keeps for a member that does not read, besides its outbox. */
  private static final int SEND_BUFFER_BYTES = 128 * 1024;

  private static final long ALIVE_SECONDS = 10;
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final Server server;
  private final ServerConnector connector;
  private final Counters counters = new Counters();
  private final Set<MemberSocket> open = ConcurrentHashMap.newKeySet();

  /**
   * What the listener works with.
   *
   * @param openHere whether people at this machine need no ticket
   */
  public record Parts(
      String host,
      int port,
      boolean openHere,
      Hall hall,
      Tracker tracker,
      Tickets tickets,
      InstantSource clock,
      ScheduledExecutorService scheduler) {}

  private RoomListener(Parts parts) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("rooms-http");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(parts.host());
    connector.setPort(parts.port());
    connector.setIdleTimeout(IDLE.toMillis());
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    ServerWebSocketContainer container = ServerWebSocketContainer.ensure(server);
    container.setIdleTimeout(IDLE);
    container.setMaxFrameSize(Tracker.FRAME_BYTES);
    container.setMaxTextMessageSize(Tracker.FRAME_BYTES);
    container.setMaxBinaryMessageSize(Limits.FRAME_BYTES);
    container.setAutoFragment(false);
    SocketParts sockets =
        new SocketParts(
            parts.hall(),
            new Admission(parts.tickets(), parts.clock(), parts.openHere()),
            parts.scheduler(),
            parts.clock(),
            counters,
            open);
    TrackerDoor tracker =
        new TrackerDoor(parts.tracker(), parts.tickets(), parts.clock(), counters);
    server.setHandler(new Door(container, sockets, tracker, parts.tickets(), parts.openHere()));
  }

  /**
   * Opens the port.
   *
   * @throws IOException if it is taken
   */
  public static RoomListener open(Parts parts) throws IOException {
    RoomListener listener = new RoomListener(parts);
    try {
      listener.server.start();
    } catch (Exception e) {
      listener.close();
      throw new IOException(
          "cannot listen on %s, port %d (rooms): %s; choose another with --rooms-port"
              .formatted(parts.host(), parts.port(), e.getMessage()),
          e);
    }
    var _ =
        parts
            .scheduler()
            .scheduleAtFixedRate(
                () -> listener.open.forEach(MemberSocket::checkAlive),
                ALIVE_SECONDS,
                ALIVE_SECONDS,
                TimeUnit.SECONDS);
    return listener;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
  }

  /** What happened so far. */
  public Counters.Values counters() {
    return counters.values();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the rooms' listener did not stop", e);
    }
  }
}
