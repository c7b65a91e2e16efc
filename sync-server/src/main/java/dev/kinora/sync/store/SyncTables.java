package dev.kinora.sync.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of rooms and tracker. */
public final class SyncTables {
  static final String HISTORY = "sync_history";

  /** Version of the newest script in {@code db/sync}. */
  static final String NEWEST = "1";

  private SyncTables() {}

  /** Creates the tables or brings them up to date; several processes may do so at once. */
  public static void migrate(DataSource source) {
    if (isUpToDate(source)) {
      return;
    }
    Flyway.configure(SyncTables.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/sync")
        .table(HISTORY)
        // The database may hold tables of other modules, each with a history of its own.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** Looks itself, since starting Flyway takes a tenth of the time a server has to start in. */
  static boolean isUpToDate(DataSource source) {
    try (Connection connection = source.getConnection();
        ResultSet tables = connection.getMetaData().getTables(null, null, HISTORY, null)) {
      if (!tables.next()) {
        return false;
      }
      try (Statement statement = connection.createStatement();
          ResultSet newest =
              statement.executeQuery(
                  "SELECT \"version\" FROM \""
                      + HISTORY
                      + "\" WHERE \"success\" ORDER BY \"installed_rank\" DESC")) {
        return newest.next() && NEWEST.equals(newest.getString(1));
      }
    } catch (SQLException e) {
      throw new StoreFailure("find the version of the rooms' tables", e);
    }
  }
}
