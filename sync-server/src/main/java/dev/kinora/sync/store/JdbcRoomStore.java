package dev.kinora.sync.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.sync.hall.RoomStore;
import dev.kinora.sync.hall.Snapshot;
import dev.kinora.sync.room.People;
import dev.kinora.sync.room.Unchanged;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rooms in the database. One thread writes; of each room the newest snapshot waits and no other, so
 * what waits is bounded by the number of rooms. Thread-safe.
 */
public final class JdbcRoomStore implements RoomStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcRoomStore.class);
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;
  private static final long LONGEST_CLOSE_MILLIS = 5000;

  private final Sql sql;
  private final InstantSource clock;
  private final Consumer<String> lost;
  private final Thread writer;

  @GuardedBy("this")
  private final Map<String, Snapshot> waiting = new LinkedHashMap<>();

  @GuardedBy("this")
  private boolean ended;

  /** What stands in the rows, so that only what changed is written; used by the writer only. */
  private final Map<String, Written> written = new HashMap<>();

  private record Written(long epoch, long chat, @Nullable People people) {}

  /**
   * Starts writing.
   *
   * @param lost hears of rooms that another process has taken over, or that were removed
   */
  public JdbcRoomStore(DataSource source, InstantSource clock, Consumer<String> lost) {
    this.sql = new Sql(source);
    this.clock = clock;
    this.lost = lost;
    this.writer = Thread.ofPlatform().name("room-writer").daemon().start(this::writeAll);
  }

  @Override
  public Optional<Taken> take(String room) {
    return sql.transaction("take up a room", tx -> RoomRows.take(tx, room, clock.millis()));
  }

  @Override
  public synchronized void save(Snapshot snapshot) {
    waiting.put(snapshot.room(), snapshot);
    notifyAll();
  }

  private void writeAll() {
    try {
      while (true) {
        Optional<Snapshot> next = next();
        if (next.isEmpty()) {
          return;
        }
        try {
          write(next.get());
        } catch (StoreFailure e) {
          LOG.warn("room {} is not written down yet: {}", next.get().room(), e.getMessage());
          putBack(next.get());
          Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Optional<Snapshot> next() throws InterruptedException {
    while (waiting.isEmpty()) {
      if (ended) {
        return Optional.empty();
      }
      wait();
    }
    String room = waiting.keySet().iterator().next();
    return Optional.ofNullable(waiting.remove(room));
  }

  private synchronized void putBack(Snapshot snapshot) {
    if (!ended) {
      waiting.putIfAbsent(snapshot.room(), snapshot);
    }
  }

  private void write(Snapshot snapshot) {
    long epoch = snapshot.state().epoch();
    Written known =
        Optional.ofNullable(written.get(snapshot.room()))
            .filter(w -> w.epoch() == epoch)
            .orElseGet(() -> new Written(epoch, chatBefore(snapshot.room()), null));
    People people = snapshot.state().people();
    boolean ours =
        sql.transaction(
            "write a room",
            tx -> {
              if (!RoomRows.write(tx, snapshot, known.chat())) {
                return false;
              }
              if (!Unchanged.is(known.people(), people)) {
                RoomRows.writeMembers(tx, snapshot);
              }
              return true;
            });
    if (ours) {
      written.put(snapshot.room(), new Written(epoch, snapshot.state().chat().count(), people));
    } else {
      written.remove(snapshot.room());
      lost.accept(snapshot.room());
    }
  }

  private long chatBefore(String room) {
    return sql.transaction(
        "find the last line of a room",
        tx ->
            tx.query(
                    row -> row.getLong(1),
                    "SELECT COALESCE(MAX(n), 0) FROM room_chat WHERE room_id = ?",
                    room)
                .get(0));
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    try {
      writer.join(LONGEST_CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
