package dev.kinora.origin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An empty database in memory with this module's tables. */
public final class TestDatabase {
  private static final List<String> SCRIPTS = List.of("V1__accounts.sql", "V2__origins.sql");

  private TestDatabase() {}

  /** One of its own for each caller. */
  public static DataSource create() {
    DataSource source =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String script : SCRIPTS) {
        run(script, statement);
      }
      return source;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("no tables for a test", e);
    }
  }

  private static void run(String script, Statement statement) throws IOException, SQLException {
    try (InputStream in = TestDatabase.class.getResourceAsStream("/db/origin/" + script)) {
      if (in == null) {
        throw new IllegalStateException(script + " is not on the class path");
      }
      for (String part : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";", -1)) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    }
  }
}
