package dev.kinora.transcoder.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * Where a server notes what it streams, for other processes on the same database to list, and where
 * they ask for a stream's end. Safe for use from any thread.
 */
public final class JdbcLiveBoard {
  /**
   * A server that was killed takes nothing off the board; what it has not seen for so long is over.
   */
  private static final Duration FRESH = Duration.ofSeconds(15);

  private static final int MOST_TITLE_CHARS = 200;

  private final Sql sql;
  private final InstantSource clock;

  public JdbcLiveBoard(DataSource source, InstantSource clock) {
    this.sql = new Sql(source);
    this.clock = clock;
  }

  /**
   * A stream on the board.
   *
   * @param state {@code live} or {@code waiting}
   */
  public record Entry(String name, String title, String state, Instant startedAt) {}

  /**
   * Says what a server streams now.
   *
   * @param owner which server, unique among those that run
   * @return names of streams that somebody wants ended
   */
  public List<String> note(String owner, List<Entry> running) {
    return sql.transaction(
        "note live streams",
        tx -> {
          long now = clock.millis();
          for (Entry entry : running) {
            put(tx, owner, entry, now);
          }
          tx.update(
              "DELETE FROM live_stream WHERE seen_at < ? AND (owner = ? OR seen_at < ?)",
              now,
              owner,
              clock.instant().minus(FRESH).toEpochMilli());
          return tx.query(
              row -> row.getString(1),
              "SELECT name FROM live_stream WHERE owner = ? AND stop_wanted",
              owner);
        });
  }

  private static void put(Sql.Transaction tx, String owner, Entry entry, long now)
      throws SQLException {
    String title = Sql.cut(entry.title(), MOST_TITLE_CHARS);
    int known =
        tx.update(
            "UPDATE live_stream SET state = ?, title = ?, seen_at = ? WHERE name = ? AND owner = ?",
            entry.state(),
            title,
            now,
            entry.name(),
            owner);
    if (known == 0) {
      // What a killed server left under this name.
      tx.update("DELETE FROM live_stream WHERE name = ?", entry.name());
      tx.update(
          "INSERT INTO live_stream (name, owner, title, state, started_at, seen_at, stop_wanted)"
              + " VALUES (?, ?, ?, ?, ?, ?, FALSE)",
          entry.name(),
          owner,
          title,
          entry.state(),
          entry.startedAt().toEpochMilli(),
          now);
    }
  }

  /** What runs, oldest first. */
  public List<Entry> running() {
    return sql.query(
        "list live streams",
        row ->
            new Entry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4))),
        "SELECT name, title, state, started_at FROM live_stream WHERE seen_at >= ?"
            + " ORDER BY started_at, name",
        clock.instant().minus(FRESH).toEpochMilli());
  }

  /** Asks for a stream's end; whether there is such a stream. */
  public boolean stop(String name) {
    return sql.update(
            "end a live stream",
            "UPDATE live_stream SET stop_wanted = TRUE WHERE name = ? AND seen_at >= ?",
            name,
            clock.instant().minus(FRESH).toEpochMilli())
        > 0;
  }
}
