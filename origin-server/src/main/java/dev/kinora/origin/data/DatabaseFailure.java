package dev.kinora.origin.data;

import java.sql.SQLException;

/** The database could not do what was asked; nothing of the transaction happened. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final String DUPLICATE_KEY = "23505";

  DatabaseFailure(String doing, SQLException cause) {
    super("database, while trying to " + doing + ": " + cause.getMessage(), cause);
  }

  /** Whether something unique is there already. */
  public boolean isDuplicate() {
    return getCause() instanceof SQLException e && DUPLICATE_KEY.equals(e.getSQLState());
  }
}
