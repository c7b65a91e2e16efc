package dev.kinora.sync;

import dev.kinora.sync.hall.IceServers;
import dev.kinora.sync.room.Role;
import dev.kinora.sync.store.RoomDirectory;
import dev.kinora.sync.store.SyncTables;
import dev.kinora.sync.ticket.Ticket;
import dev.kinora.sync.ticket.Tickets;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A running server of rooms over a database in memory, with one room called Lounge. */
final class TestServer implements AutoCloseable {
  static final Tickets TICKETS = new Tickets(new byte[32]);

  final JdbcConnectionPool database;
  SyncServer server;
  private final boolean openHere;

  TestServer() throws IOException {
    this(true);
  }

  TestServer(boolean openHere) throws IOException {
    this.openHere = openHere;
    database =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    SyncTables.migrate(database);
    server = start(database, openHere);
  }

  private static SyncServer start(DataSource database, boolean openHere) throws IOException {
    return SyncServer.start(
        new SyncSettings("127.0.0.1", 0, openHere, List.of("Lounge"), IceServers.NONE),
        new SyncParts(database, TICKETS, InstantSource.system(), () -> {}));
  }

  /** Ends the server and starts another over the same database. */
  void restart() throws IOException {
    server.close();
    server = start(database, openHere);
  }

  RoomDirectory directory() {
    return new RoomDirectory(database, new SecureRandom(), InstantSource.system());
  }

  static String ticket(String room, String identity, Role role) {
    return TICKETS.write(
        new Ticket(Ticket.Use.ROOM, room, identity, identity, role),
        Instant.now().plus(Tickets.ROOM_LIFE));
  }

  URI address(String path) {
    return URI.create("ws://127.0.0.1:" + server.address().getPort() + path);
  }

  URI room(String room) {
    return address("/rooms/" + room + "/socket");
  }

  TestMember joins(String name) {
    return TestMember.connect(room("lounge")).hello(name);
  }

  @Override
  public void close() {
    server.close();
    database.dispose();
  }
}
