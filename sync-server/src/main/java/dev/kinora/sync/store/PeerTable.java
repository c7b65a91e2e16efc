package dev.kinora.sync.store;

import dev.kinora.sync.tracker.PeerRow;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tracker's peers in the database. Blocks; thread-safe. */
public final class PeerTable {
  private final Sql sql;

  public PeerTable(DataSource source) {
    this.sql = new Sql(source);
  }

  /** Forgets everybody: a process that starts has no sockets yet. */
  public void clear() {
    sql.transaction("forget old peers", tx -> tx.update("DELETE FROM tracker_peers"));
  }

  /** Writes who came, changed and went, in one transaction. */
  public void write(List<PeerRow> rows) {
    List<@Nullable Object[]> keys = new ArrayList<>();
    List<@Nullable Object[]> here = new ArrayList<>();
    for (PeerRow row : rows) {
      keys.add(new @Nullable Object[] {row.scope(), row.infoHash(), row.peerId()});
      if (row.here()) {
        here.add(
            new @Nullable Object[] {
              row.scope(), row.infoHash(), row.peerId(), row.complete(), row.seenMillis()
            });
      }
    }
    sql.transaction(
        "write the tracker's peers",
        tx -> {
          tx.updateAll(
              "DELETE FROM tracker_peers WHERE swarm = ? AND info_hash = ? AND peer_id = ?", keys);
          tx.updateAll(
              "INSERT INTO tracker_peers (swarm, info_hash, peer_id, complete, seen_at_ms)"
                  + " VALUES (?, ?, ?, ?, ?)",
              here);
          return rows.size();
        });
  }

  /** How many peers there are. */
  public int count() {
    return sql.transaction(
        "count the tracker's peers",
        tx -> tx.query(row -> row.getInt(1), "SELECT COUNT(*) FROM tracker_peers").get(0));
  }
}
