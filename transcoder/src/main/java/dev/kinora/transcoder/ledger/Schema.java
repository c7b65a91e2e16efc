package dev.kinora.transcoder.ledger;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of ledger, catalogue and job store. */
public final class Schema {
  private static final String HISTORY = "transcoder_history";

  private Schema() {}

  /** Creates the tables or brings them up to date; several processes may do so at once. */
  public static void migrate(DataSource source) {
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
}
