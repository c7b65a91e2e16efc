package dev.kinora.transcoder.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of ledger, catalogue and job store. */
public final class Schema {
  private static final String HISTORY = "transcoder_history";

  private Schema() {}

  /** Creates the tables or brings them up to date; several processes may do so at once. */
  public static void migrate(DataSource source) {
    writeCommitsAtOnce(source);
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
