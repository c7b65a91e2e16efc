package dev.kinora.sync.hall;

import dev.kinora.sync.room.CloseReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All rooms that run in this process. Thread-safe. */
public final class Hall implements AutoCloseable {
  /** A room is written down this often, so that not much is lost with the process. */
  private static final Duration SAVE_EVERY = Duration.ofSeconds(10);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

  private final Map<String, Room> rooms = new ConcurrentHashMap<>();
  private final RoomParts parts;
  private final int most;
  private volatile boolean closed;

  /** A hall for at most so many rooms. */
  public Hall(RoomParts parts, int most) {
    this.parts = parts;
    this.most = most;
    long every = SAVE_EVERY.toMillis();
    var _ =
        parts
            .scheduler()
            .scheduleAtFixedRate(
                () -> rooms.values().forEach(Room::save), every, every, TimeUnit.MILLISECONDS);
  }

  /** A room, taken up from the store when it does not run yet. Blocks while it does. */
  public Optional<Room> open(String name) {
    Room running = rooms.get(name);
    if (running != null || closed || rooms.size() >= most) {
      return Optional.ofNullable(running);
    }
    return Optional.ofNullable(
        rooms.computeIfAbsent(
            name, n -> parts.store().take(n).map(taken -> new Room(taken, parts)).orElse(null)));
  }

  /** Ends a room that is not to be any more, or that another process has taken over. */
  public void end(String name, CloseReason reason) {
    Room room = rooms.remove(name);
    if (room != null) {
      room.close(reason, () -> {});
    }
  }

  /** Ends every member of an identity in all rooms. */
  public void endIdentity(String identity) {
    rooms.values().forEach(room -> room.end(identity, CloseReason.NOT_ADMITTED));
  }

  /** The rooms in numbers. */
  public List<RoomFacts> facts() {
    return rooms.values().stream().map(Room::facts).toList();
  }

  /** Tells everybody that the server ends, and writes every room down. */
  @Override
  public void close() {
    closed = true;
    List<Room> all = List.copyOf(rooms.values());
    CountDownLatch open = new CountDownLatch(all.size());
    all.forEach(room -> room.close(CloseReason.CLOSING, open::countDown));
    try {
      open.await(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
