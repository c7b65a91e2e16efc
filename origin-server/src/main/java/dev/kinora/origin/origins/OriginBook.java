package dev.kinora.origin.origins;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The origins that share a database, one row each. Thread-safe. */
public final class OriginBook {
  /** After so long without a word an origin counts as gone. */
  static final Duration SILENCE = Duration.ofSeconds(15);

  /** More than anybody runs; a page's policy names each of them. */
  private static final int MOST = 16;

  private final DataSource source;
  private final InstantSource clock;

  /** The book in a database that has its table. */
  public OriginBook(DataSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Says that an origin is there. */
  void announce(Door door) throws SQLException {
    Timestamp now = Timestamp.from(clock.instant());
    try (Connection connection = source.getConnection()) {
      if (update(connection, door, now) == 0) {
        insert(connection, door, now);
      }
    }
  }

  private static int update(Connection connection, Door door, Timestamp now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE origin_door SET seen_at = ? WHERE host = ? AND port = ?")) {
      statement.setTimestamp(1, now);
      statement.setString(2, door.host());
      statement.setInt(3, door.port());
      return statement.executeUpdate();
    }
  }

  private static void insert(Connection connection, Door door, Timestamp now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO origin_door (host, port, seen_at) VALUES (?, ?, ?)")) {
      statement.setString(1, door.host());
      statement.setInt(2, door.port());
      statement.setTimestamp(3, now);
      statement.executeUpdate();
    }
  }

  /** Says that an origin is gone, and forgets those that went without a word. */
  void withdraw(Door door) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "DELETE FROM origin_door WHERE (host = ? AND port = ?) OR seen_at < ?")) {
      statement.setString(1, door.host());
      statement.setInt(2, door.port());
      statement.setTimestamp(3, Timestamp.from(silentSince()));
      statement.executeUpdate();
    }
  }

  /** The origins that are there, in a fixed order. */
  List<Door> present() throws SQLException {
    List<Door> doors = new ArrayList<>();
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT host, port FROM origin_door WHERE seen_at >= ? ORDER BY port, host")) {
      statement.setMaxRows(MOST);
      statement.setTimestamp(1, Timestamp.from(silentSince()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          doors.add(new Door(rows.getString(1), rows.getInt(2)));
        }
      }
    }
    return doors;
  }

  private Instant silentSince() {
    return clock.instant().minus(SILENCE);
  }
}
