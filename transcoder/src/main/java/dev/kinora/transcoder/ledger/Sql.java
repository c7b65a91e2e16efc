package dev.kinora.transcoder.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Short transactions over a data source. Safe for use by any thread. */
final class Sql {
  private static final int TRIES = 10;

  // Serialization failure, deadlock, and H2's lock timeout: the whole transaction may be repeated.
  private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "HYT00");

  private final DataSource source;

  Sql(DataSource source) {
    this.source = source;
  }

  /**
   * Runs work in one transaction, again when it lost a race for a lock.
   *
   * @param doing what is being done, for messages: {@code claim spans}
   */
  <T> T transaction(String doing, Work<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (tries >= TRIES || !REPEATABLE.contains(String.valueOf(e.getSQLState()))) {
          throw new DatabaseFailure(doing, e);
        }
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.in(new Transaction(connection));
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
  }

  /** One statement that changes something; the number of rows. */
  int update(String doing, String sql, @Nullable Object... values) {
    return transaction(doing, tx -> tx.update(sql, values));
  }

  /** All rows of a query. */
  <T> List<T> query(String doing, Row<T> row, String sql, @Nullable Object... values) {
    return transaction(doing, tx -> tx.query(row, sql, values));
  }

  /** The only row of a query, where there is one. */
  <T> Optional<T> find(String doing, Row<T> row, String sql, @Nullable Object... values) {
    return query(doing, row, sql, values).stream().findFirst();
  }

  /** What happens in one transaction. May run more than once. */
  @FunctionalInterface
  interface Work<T> {
    T in(Transaction tx) throws SQLException;
  }

  /** Reads the current row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Statements of one transaction. */
  static final class Transaction {
    private final Connection connection;

    Transaction(Connection connection) {
      this.connection = connection;
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
      try (PreparedStatement statement = prepare(sql, values)) {
        return statement.executeUpdate();
      }
    }

    void updateAll(String sql, List<Object[]> rows) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (Object[] row : rows) {
          bind(statement, row);
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }

    <T> List<T> query(Row<T> row, String sql, @Nullable Object... values) throws SQLException {
      try (PreparedStatement statement = prepare(sql, values);
          ResultSet found = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (found.next()) {
          all.add(row.read(found));
        }
        return all;
      }
    }

    private PreparedStatement prepare(String sql, @Nullable Object[] values) throws SQLException {
      PreparedStatement statement = connection.prepareStatement(sql);
      bind(statement, values);
      return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values)
        throws SQLException {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        // Enums are stored by name.
        statement.setObject(i + 1, value instanceof Enum<?> e ? e.name() : value);
      }
    }
  }

  /** A sentence cut to what a column holds. */
  static String cut(String text, int chars) {
    return text.length() <= chars ? text : text.substring(0, chars - 1) + "…";
  }

  /** Whether a failure is a violated constraint of this kind: {@code 23505} is a duplicate key. */
  static boolean violates(SQLException e, String... states) {
    String state = String.valueOf(e.getSQLState()).toUpperCase(Locale.ROOT);
    return Set.of(states).contains(state);
  }
}
