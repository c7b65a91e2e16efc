package dev.kinora.origin.account;

import dev.kinora.origin.data.Database;
import dev.kinora.origin.data.DatabaseFailure;
import java.time.InstantSource;
import java.util.Optional;

/** Where each account stopped watching a title. Thread-safe; calls block. */
final class Positions {
  private final Database database;
  private final InstantSource clock;

  Positions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Milliseconds from the title's start. */
  Optional<Long> find(String accountId, String titleId) {
    return database.find(
        "find a position",
        row -> row.getLong(1),
        "SELECT position_millis FROM watch_position WHERE account_id = ? AND title_id = ?",
        accountId,
        titleId);
  }

  void save(String accountId, String titleId, long positionMillis) {
    try {
      write(accountId, titleId, positionMillis);
    } catch (DatabaseFailure e) {
      if (!e.isDuplicate()) {
        throw e;
      }
      // Another page of the same person was first, so that there is something to change now.
      write(accountId, titleId, positionMillis);
    }
  }

  private void write(String accountId, String titleId, long positionMillis) {
    database.transaction(
        "save a position",
        tx -> {
          int changed =
              tx.update(
                  "UPDATE watch_position SET position_millis = ?, changed_at = ?"
                      + " WHERE account_id = ? AND title_id = ?",
                  positionMillis,
                  clock.millis(),
                  accountId,
                  titleId);
          return changed == 1
              ? changed
              : tx.update(
                  "INSERT INTO watch_position (account_id, title_id, position_millis, changed_at)"
                      + " VALUES (?, ?, ?, ?)",
                  accountId,
                  titleId,
                  positionMillis,
                  clock.millis());
        });
  }

  /** Forgets where people stopped in a title that is gone. */
  void forgetTitle(String titleId) {
    database.update("forget positions", "DELETE FROM watch_position WHERE title_id = ?", titleId);
  }
}
