package dev.kinora.origin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An empty database in memory with this module's tables. */
public final class TestDatabase {
  private TestDatabase() {}

  /** One of its own for each caller. */
  public static DataSource create() {
    DataSource source =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        InputStream script =
            TestDatabase.class.getResourceAsStream("/db/origin/V1__accounts.sql")) {
      if (script == null) {
        throw new IllegalStateException("the script is not on the class path");
      }
      for (String part : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";", -1)) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
      return source;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("no tables for a test", e);
    }
  }
}
