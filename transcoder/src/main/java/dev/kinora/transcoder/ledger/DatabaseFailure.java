package dev.kinora.transcoder.ledger;

import java.sql.SQLException;

/** The database could not do what was asked; nothing of the transaction happened. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseFailure(String doing, SQLException cause) {
    super("database, while trying to " + doing + ": " + cause.getMessage(), cause);
  }
}
