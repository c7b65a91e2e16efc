package dev.kinora.cli.wiring;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.origin.account.Accounts;
import dev.kinora.origin.account.Invitations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Accounts straight from the database, whether a server runs on it or not: a running one notices a
 * change within a few seconds.
 */
public final class AccountBook implements AutoCloseable {
  private final Database database;

  private AccountBook(Database database) {
    this.database = database;
  }

  /**
   * Opens the database that the flags name.
   *
   * @throws IOException if the data folder cannot be made
   */
  public static AccountBook open(CommonOptions options) throws IOException {
    Path data = Files.createDirectories(options.data());
    Database database = Database.open(data, options.database());
    try {
      ModuleTables.ORIGIN.migrate(database.source());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return new AccountBook(database);
  }

  /** Who has an account. */
  public Accounts accounts() {
    return new Accounts(database.source(), InstantSource.system());
  }

  /** One-time links to make one. */
  public Invitations invitations() {
    return new Invitations(database.source(), InstantSource.system());
  }

  @Override
  public void close() {
    database.close();
  }
}
