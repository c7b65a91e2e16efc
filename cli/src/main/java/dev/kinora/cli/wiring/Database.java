package dev.kinora.cli.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/** The pool of database connections. */
final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final long CONNECT_MILLIS = 10_000;

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Connects to the given address, else to a file in the data folder that a second process on this
   * machine may share.
   */
  static Database open(Path data, Optional<String> address) {
    // Whoever opens the file first listens for the others; on this machine only.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    HikariConfig config = new HikariConfig();
    // async: an interrupt of a thread that reads or writes does not close the file under all
    // others,
    // as it does with H2's usual channels (the scheduler interrupts its threads when it ends).
    config.setPoolName("kinora");
    config.setJdbcUrl(
        address.orElseGet(
            () -> "jdbc:h2:async:" + data.resolve("db").resolve("kinora") + ";AUTO_SERVER=TRUE"));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_MILLIS);
    return new Database(new HikariDataSource(config));
  }

  DataSource source() {
    return pool;
  }

  /** Whether it answers, and if not why. */
  Optional<String> fault() {
    try (var connection = pool.getConnection()) {
      return connection.isValid(2) ? Optional.empty() : Optional.of("it does not answer");
    } catch (java.sql.SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
