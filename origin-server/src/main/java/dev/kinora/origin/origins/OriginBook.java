package dev.kinora.origin.origins;

import dev.kinora.origin.data.Database;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** The origins that share a database, one row each. Thread-safe. */
public final class OriginBook {
  /** After so long without a word an origin counts as gone. */
  static final Duration SILENCE = Duration.ofSeconds(15);

  /** More than anybody runs; a page's policy names each of them. */
  private static final int MOST = 16;

  private final Database database;
  private final InstantSource clock;

  /** The book in a database that has its table. */
  public OriginBook(DataSource source, InstantSource clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /** Says that an origin is there. */
  void announce(Door door) {
    Timestamp now = Timestamp.from(clock.instant());
    database.transaction(
        "announce an origin",
        tx -> {
          int known =
              tx.update(
                  "UPDATE origin_door SET seen_at = ? WHERE host = ? AND port = ?",
                  now,
                  door.host(),
                  door.port());
          return known > 0
              ? known
              : tx.update(
                  "INSERT INTO origin_door (host, port, seen_at) VALUES (?, ?, ?)",
                  door.host(),
                  door.port(),
                  now);
        });
  }

  /** Says that an origin is gone, and forgets those that went without a word. */
  void withdraw(Door door) {
    database.update(
        "withdraw an origin",
        "DELETE FROM origin_door WHERE (host = ? AND port = ?) OR seen_at < ?",
        door.host(),
        door.port(),
        silentSince());
  }

  /** The origins that are there, in a fixed order. */
  List<Door> present() {
    return database
        .query(
            "list the origins",
            row -> new Door(row.getString(1), row.getInt(2)),
            "SELECT host, port FROM origin_door WHERE seen_at >= ? ORDER BY port, host",
            silentSince())
        .stream()
        .limit(MOST)
        .toList();
  }

  private Timestamp silentSince() {
    return Timestamp.from(clock.instant().minus(SILENCE));
  }
}
