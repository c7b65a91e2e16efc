package dev.kinora.origin.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Short transactions over a data source. Safe for use by any thread; calls block. */
public final class Database {
  private static final int TRIES = 10;

  // Serialization failure, deadlock, and H2's lock timeout: the whole transaction may be repeated.
  private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "HYT00");

  private final DataSource source;

  /** Over connections of this source. */
  public Database(DataSource source) {
    this.source = source;
  }

  /** What happens in one transaction. May run more than once. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T in(Transaction transaction) throws SQLException;
  }

  /** Reads the current row. */
  @FunctionalInterface
  public interface Row<T> {
    /** Reads it. */
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Runs work in one transaction, again when it lost a race for a lock.
   *
   * @param doing what is being done, for messages: {@code add an account}
   * @throws DatabaseFailure if it cannot be done
   */
  public <T> T transaction(String doing, Work<T> work) {
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
  public int update(String doing, String sql, @Nullable Object... values) {
    return transaction(doing, tx -> tx.update(sql, values));
  }

  /** All rows of a query. */
  public <T> List<T> query(String doing, Row<T> row, String sql, @Nullable Object... values) {
    return transaction(doing, tx -> tx.query(row, sql, values));
  }

  /** The first row of a query, where there is one. */
  public <T> Optional<T> find(String doing, Row<T> row, String sql, @Nullable Object... values) {
    return query(doing, row, sql, values).stream().findFirst();
  }

  /** Statements of one transaction. */
  public static final class Transaction {
    private final Connection connection;

    private Transaction(Connection connection) {
      this.connection = connection;
    }

    /** One statement that changes something; the number of rows. */
    public int update(String sql, @Nullable Object... values) throws SQLException {
      try (PreparedStatement statement = prepare(sql, values)) {
        return statement.executeUpdate();
      }
    }

    /** All rows of a query. */
    public <T> List<T> query(Row<T> row, String sql, @Nullable Object... values)
        throws SQLException {
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
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        // Enums are stored by name.
        statement.setObject(i + 1, value instanceof Enum<?> e ? e.name() : value);
      }
      return statement;
    }
  }
}
