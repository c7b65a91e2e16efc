package dev.kinora.transcoder.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of ledger, catalogue, job store and live streams. */
public final class Schema {
  static final String HISTORY = "transcoder_history";

  /** Version of the newest script in {@code db/transcoder}. */
  static final String NEWEST = "6";

  private Schema() {}

  /** Creates the tables or brings them up to date; several processes may do so at once. */
  public static void migrate(DataSource source) {
    writeCommitsAtOnce(source);
    if (isUpToDate(source)) {
      return;
    }
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/transcoder")
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
      throw new DatabaseFailure("find the version of the tables", e);
    }
  }

  /**
   * H2 collects commits for half a second by default. Killed in between, H2 2.5 comes back with
   * index entries whose rows are gone (seen after one to four kills of a program that runs jobs;
   * not seen in 14 with this setting), and statements that meet one fail for ever. H2 keeps the
   * setting in the database.
   */
  private static void writeCommitsAtOnce(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
        statement.execute("SET WRITE_DELAY 0");
      }
    } catch (SQLException e) {
      throw new DatabaseFailure("have commits written at once", e);
    }
  }
}
