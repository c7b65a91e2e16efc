package dev.kinora.transcoder.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Databases in memory with the schema in place. */
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /** An empty database, gone when the JVM ends. */
  public static DataSource fresh() {
    DataSource source =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:test" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "sa", "");
    Schema.migrate(source);
    return source;
  }
}
