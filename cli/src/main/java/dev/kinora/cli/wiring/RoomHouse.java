package dev.kinora.cli.wiring;

import dev.kinora.cli.settings.RoomOptions;
import dev.kinora.origin.AccessMode;
import dev.kinora.origin.account.Links;
import dev.kinora.sync.SyncParts;
import dev.kinora.sync.SyncServer;
import dev.kinora.sync.SyncSettings;
import dev.kinora.sync.SyncStats;
import dev.kinora.sync.hall.IceServers;
import dev.kinora.sync.store.RoomDirectory;
import dev.kinora.sync.store.SyncTables;
import dev.kinora.sync.ticket.Tickets;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rooms of one process: the server on its port where it runs here, and the desk for the origin. */
public final class RoomHouse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RoomHouse.class);
  private final RoomDesk desk;
  private final Optional<FutureTask<SyncServer>> server;

  private RoomHouse(RoomDesk desk, Optional<FutureTask<SyncServer>> server) {
    this.desk = desk;
    this.server = server;
  }

  /**
   * Opens the list, and begins to open the port beside whatever the caller does next; nothing when
   * the options want no rooms.
   *
   * @param host what the process listens on
   * @param runsHere whether the server of rooms is this process; else another one has the port
   */
  public static Optional<RoomHouse> open(
      Node node, String host, AccessMode access, RoomOptions options, boolean runsHere)
      throws IOException {
    if (options.port().isEmpty()) {
      return Optional.empty();
    }
    DataSource source = node.database().source();
    SyncTables.migrate(source);
    InstantSource clock = InstantSource.system();
    Tickets tickets = new Tickets(RoomsKey.of(node.data()));
    RoomDirectory directory = new RoomDirectory(source, new SecureRandom(), clock);
    RoomDesk desk = new RoomDesk(directory, tickets, new Links(source, clock));
    int port = options.port().getAsInt();
    if (!runsHere) {
      desk.isAt(upstream(host, port));
      return Optional.of(new RoomHouse(desk, Optional.empty()));
    }
    SyncSettings settings =
        new SyncSettings(
            host,
            port,
            isOpenHere(host, access),
            options.names(),
            new IceServers(options.stun(), options.turn(), options.turnSecret()));
    SyncParts parts = new SyncParts(source, tickets, clock, desk::noteChange);
    FutureTask<SyncServer> start =
        new FutureTask<>(() -> {
          SyncServer started = SyncServer.start(settings, parts);
          desk.runs(started);
          desk.isAt(upstream(host, started.address().getPort()));
          return started;
        });
    Thread.ofPlatform().name("rooms-start").daemon().start(start);
    return Optional.of(new RoomHouse(desk, Optional.of(start)));
  }

  /**
   * Waits until the server of rooms listens, where it is this process.
   *
   * @throws IOException if its port is taken
   */
  public Optional<SyncServer> started() throws IOException {
    try {
      return server.isEmpty() ? Optional.empty() : Optional.of(server.get().get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException other) {
        throw other;
      }
      throw e.getCause() instanceof IOException io
          ? io
          : new IOException("the server of rooms did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the server of rooms starts");
    }
  }

  private static boolean isOpenHere(String host, AccessMode access) throws UnknownHostException {
    return access == AccessMode.OPEN && InetAddress.getByName(host).isLoopbackAddress();
  }

  private static URI upstream(String host, int port) throws UnknownHostException {
    InetAddress address = InetAddress.getByName(host);
    String name = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
  }

  RoomDesk desk() {
    return desk;
  }

  /** Offers the server's numbers to whoever reads metrics. */
  void measure(PrometheusRegistry registry) throws IOException {
    started()
        .ifPresent(s -> {
          gauge(registry, s, "kinora_rooms_running", "Rooms in memory.", t -> t.rooms().size());
          gauge(registry, s, "kinora_room_sockets", "Open sockets.", t -> t.frames().sockets());
          gauge(registry, s, "kinora_tracker_peers", "Peers in swarms.", t -> t.tracker().peers());
          gauge(registry, s, "kinora_tracker_swarms", "Swarms.", t -> t.tracker().swarms());
          counter(registry, s, "kinora_room_frames_in", "Frames read.", t -> t.frames().framesIn());
          counter(
              registry,
              s,
              "kinora_room_frames_out",
              "Frames written.",
              t -> t.frames().framesOut());
          counter(
              registry,
              s,
              "kinora_room_frames_dropped",
              "Frames replaced or left out for slow members.",
              t -> t.frames().framesDropped());
          counter(
              registry,
              s,
              "kinora_room_frames_refused",
              "Frames beyond what a member may send.",
              t -> t.frames().framesRefused());
          counter(
              registry,
              s,
              "kinora_room_slow_closed",
              "Sockets closed because they did not read.",
              t -> t.frames().slowClosed());
          counter(
              registry,
              s,
              "kinora_tracker_offers",
              "Offers carried between peers.",
              t -> t.tracker().offers());
          perRoom(registry, s);
        });
  }

  private static void gauge(
      PrometheusRegistry registry,
      SyncServer server,
      String name,
      String help,
      ToDoubleFunction<SyncStats> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(report -> report.call(value.applyAsDouble(server.stats())))
        .register(registry);
  }

  private static void counter(
      PrometheusRegistry registry,
      SyncServer server,
      String name,
      String help,
      ToDoubleFunction<SyncStats> value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(report -> report.call(value.applyAsDouble(server.stats())))
        .register(registry);
  }

  private static void perRoom(PrometheusRegistry registry, SyncServer server) {
    GaugeWithCallback.builder()
        .name("kinora_room_members")
        .help("Members with a socket.")
        .labelNames("room")
        .callback(report -> server.stats().rooms().forEach(r -> report.call(r.members(), r.room())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("kinora_room_skew_seconds")
        .help("How far members' pictures are from the room's (median) and apart (widest).")
        .labelNames("room", "of")
        .callback(report ->
            server
                .stats()
                .rooms()
                .forEach(r -> {
                  report.call(r.medianSkewMicros() / 1e6, r.room(), "median");
                  report.call(r.widestSkewMicros() / 1e6, r.room(), "widest");
                }))
        .register(registry);
  }

  @Override
  public void close() {
    desk.close();
    try {
      started().ifPresent(SyncServer::close);
    } catch (IOException | RuntimeException e) {
      LOG.debug("the server of rooms never ran: {}", e.toString());
    }
  }
}
