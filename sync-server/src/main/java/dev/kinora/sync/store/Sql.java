package dev.kinora.sync.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Short transactions over a data source. Thread-safe. */
final class Sql {
  private static final int TRIES = 8;

  // Serialization failure, deadlock, and H2's lock timeout: the transaction may be repeated.
  private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "HYT00");

  private final DataSource source;

  Sql(DataSource source) {
    this.source = source;
  }

  /** What happens in one transaction; may run more than once. */
  @FunctionalInterface
  interface Work<T> {
    T in(Statements statements) throws SQLException;
  }

  /** Reads the current row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs work in one transaction; {@code doing} completes the sentence "could not …". */
  <T> T transaction(String doing, Work<T> work) {
    for (int tries = 1; ; tries++) {
      try (Connection connection = source.getConnection()) {
        return once(connection, work);
      } catch (SQLException e) {
        if (tries >= TRIES || !REPEATABLE.contains(String.valueOf(e.getSQLState()))) {
          throw new StoreFailure(doing, e);
        }
      }
    }
  }

  private static <T> T once(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.in(new Statements(connection));
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  /** Statements of one transaction. */
  record Statements(Connection connection) {
    int update(String sql, @Nullable Object... values) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, values);
        return statement.executeUpdate();
      }
    }

    void updateAll(String sql, List<@Nullable Object[]> rows) throws SQLException {
      if (rows.isEmpty()) {
        return;
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (@Nullable Object[] row : rows) {
          bind(statement, row);
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }

    <T> List<T> query(Row<T> row, String sql, @Nullable Object... values) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, values);
        try (ResultSet found = statement.executeQuery()) {
          List<T> all = new ArrayList<>();
          while (found.next()) {
            all.add(row.read(found));
          }
          return all;
        }
      }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values)
        throws SQLException {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
    }
  }
}
