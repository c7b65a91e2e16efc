package dev.kinora.cli.wiring;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Tables of modules that are handed a data source and do not open one: each has its scripts in
 * {@code db/NAME} and its history in {@code NAME_history}. Several processes may bring them up to
 * date at once.
 */
enum ModuleTables {
  /** Accounts, sessions, invitations, positions, and the origins themselves. */
  ORIGIN("origin", "2");

  private final String module;
  private final String newest;

  /**
   * Tables of one module.
   *
   * @param newest version of the newest script
   */
  ModuleTables(String module, String newest) {
    this.module = module;
    this.newest = newest;
  }

  /** Where the scripts are on the class path. */
  String folder() {
    return "db/" + module;
  }

  String newest() {
    return newest;
  }

  /** Creates the tables or brings them up to date. */
  void migrate(DataSource source) {
    if (isUpToDate(source)) {
      return;
    }
    Flyway.configure(ModuleTables.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:" + folder())
        .table(history())
        // The database holds tables of other modules, each with a history of its own.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private String history() {
    return module + "_history";
  }

  /** Looks itself, since starting Flyway takes a tenth of the time a server has to start in. */
  boolean isUpToDate(DataSource source) {
    try (Connection connection = source.getConnection();
        ResultSet tables = connection.getMetaData().getTables(null, null, history(), null)) {
      if (!tables.next()) {
        return false;
      }
      try (Statement statement = connection.createStatement();
          ResultSet found =
              statement.executeQuery(
                  "SELECT \"version\" FROM \""
                      + history()
                      + "\" WHERE \"success\" ORDER BY \"installed_rank\" DESC")) {
        return found.next() && newest.equals(found.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the database does not tell the version of the tables of "
              + module
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
