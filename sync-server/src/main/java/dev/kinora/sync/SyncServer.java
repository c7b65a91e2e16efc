package dev.kinora.sync;

import dev.kinora.sync.hall.Hall;
import dev.kinora.sync.hall.RoomParts;
import dev.kinora.sync.room.CloseReason;
import dev.kinora.sync.socket.RoomListener;
import dev.kinora.sync.store.JdbcRoomStore;
import dev.kinora.sync.store.PeerTable;
import dev.kinora.sync.store.RoomDirectory;
import dev.kinora.sync.store.StoreFailure;
import dev.kinora.sync.tracker.PeerRow;
import dev.kinora.sync.tracker.Tracker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of rooms while it runs. {@link #start} returns once its port accepts connections;
 * {@link #close} says farewell to everybody and writes every room down. Thread-safe.
 */
public final class SyncServer implements AutoCloseable {
  /** The field, and the name of its mark, by which an origin says that it passed a socket on. */
  public static final String RELAY = RoomListener.RELAY;

  private static final Logger LOG = LoggerFactory.getLogger(SyncServer.class);
  private static final int MOST_ROOMS = 2000;
  private static final long PEERS_EVERY_SECONDS = 5;
  private static final int LEAST_WORKERS = 2;

  private final Workers workers;
  private final JdbcRoomStore store;
  private final Hall hall;
  private final Tracker tracker;
  private final RoomListener listener;

  /** Threads that rooms run on, one that wakes them, and one that writes peers. */
  private record Workers(
      ExecutorService pool, ScheduledExecutorService scheduler, ScheduledExecutorService writer) {
    static Workers start() {
      int count = Math.max(LEAST_WORKERS, Runtime.getRuntime().availableProcessors());
      ScheduledThreadPoolExecutor scheduler =
          new ScheduledThreadPoolExecutor(
              1, Thread.ofPlatform().name("rooms-timer").daemon().factory());
      scheduler.setRemoveOnCancelPolicy(true);
      return new Workers(
          Executors.newFixedThreadPool(
              count, Thread.ofPlatform().name("rooms-", 0).daemon().factory()),
          scheduler,
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("peers-writer").daemon().factory()));
    }

    void stop() {
      scheduler.shutdownNow();
      writer.shutdownNow();
      pool.shutdown();
    }
  }

  private SyncServer(
      Workers workers, JdbcRoomStore store, Hall hall, Tracker tracker, RoomListener listener) {
    this.workers = workers;
    this.store = store;
    this.hall = hall;
    this.tracker = tracker;
    this.listener = listener;
  }

  /**
   * Makes the rooms of the settings and opens the port. The tables are there already: {@link
   * dev.kinora.sync.store.SyncTables#migrate}.
   *
   * @throws IOException if the port is taken
   */
  public static SyncServer start(SyncSettings settings, SyncParts parts) throws IOException {
    SecureRandom random = new SecureRandom();
    RoomDirectory directory = new RoomDirectory(parts.database(), random, parts.clock());
    directory.keep(settings.rooms());
    directory.empty();
    PeerTable peers = new PeerTable(parts.database());
    peers.clear();
    Workers workers = Workers.start();
    AtomicReference<Hall> toEnd = new AtomicReference<>();
    JdbcRoomStore store =
        new JdbcRoomStore(
            parts.database(),
            parts.clock(),
            room -> Optional.ofNullable(toEnd.get()).ifPresent(h -> h.end(room, CloseReason.GONE)));
    Hall hall =
        new Hall(
            new RoomParts(
                workers.pool(),
                workers.scheduler(),
                store,
                parts.tickets(),
                settings.ice(),
                parts.clock(),
                random,
                parts.roomsChanged()::run),
            MOST_ROOMS);
    toEnd.set(hall);
    Tracker tracker = new Tracker(random);
    try {
      RoomListener listener =
          RoomListener.open(
              new RoomListener.Parts(
                  settings.host(),
                  settings.port(),
                  settings.openHere(),
                  hall,
                  tracker,
                  parts.tickets(),
                  parts.clock(),
                  workers.scheduler()));
      writePeers(workers, tracker, peers, parts.clock());
      return new SyncServer(workers, store, hall, tracker, listener);
    } catch (IOException e) {
      store.close();
      workers.stop();
      throw e;
    }
  }

  private static void writePeers(
      Workers workers, Tracker tracker, PeerTable table, InstantSource clock) {
    Runnable writing =
        () -> {
          tracker.sweep(clock.millis());
          List<PeerRow> rows = tracker.takeChanges();
          try {
            if (!rows.isEmpty()) {
              table.write(rows);
            }
          } catch (StoreFailure e) {
            LOG.warn("{} peers are not written down: {}", rows.size(), e.getMessage());
          }
        };
    var _ =
        workers
            .writer()
            .scheduleWithFixedDelay(
                writing, PEERS_EVERY_SECONDS, PEERS_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Where it listens, with the port it was given. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** It in numbers. */
  public SyncStats stats() {
    return new SyncStats(hall.facts(), listener.counters(), tracker.facts());
  }

  /** Closes a room that was removed from the list. */
  public void endRoom(String room) {
    hall.end(room, CloseReason.GONE);
  }

  /** Ends every member of an identity, as when its session or account was ended. */
  public void endIdentity(String identity) {
    hall.endIdentity(identity);
  }

  @Override
  public void close() {
    hall.close();
    listener.close();
    store.close();
    workers.stop();
  }
}
