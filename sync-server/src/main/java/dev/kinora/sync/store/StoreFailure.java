package dev.kinora.sync.store;

import java.sql.SQLException;

/** The database did not do what it was asked; the message says what that was. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreFailure(String doing, SQLException cause) {
    super("the database could not " + doing + ": " + cause.getMessage(), cause);
  }
}
