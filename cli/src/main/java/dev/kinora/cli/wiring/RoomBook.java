package dev.kinora.cli.wiring;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.sync.store.RoomDirectory;
import dev.kinora.sync.store.SyncTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Rooms straight from the database, whether a server runs on it or not: a running one notices a
 * change within a few seconds.
 */
public final class RoomBook implements AutoCloseable {
  private final Database database;

  private RoomBook(Database database) {
    this.database = database;
  }

  /**
   * Opens the database that the flags name.
   *
   * @throws IOException if the data folder cannot be made
   */
  public static RoomBook open(CommonOptions options) throws IOException {
    Path data = Files.createDirectories(options.data());
    Database database = Database.open(data, options.database());
    try {
      SyncTables.migrate(database.source());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return new RoomBook(database);
  }

  /** The rooms. */
  public RoomDirectory rooms() {
    return new RoomDirectory(database.source(), new SecureRandom(), InstantSource.system());
  }

  @Override
  public void close() {
    database.close();
  }
}
