package dev.kinora.cli.wiring;

import dev.kinora.origin.account.Links;
import dev.kinora.origin.account.RoomsView;
import dev.kinora.origin.rooms.Rooms;
import dev.kinora.sync.SyncServer;
import dev.kinora.sync.hall.RoomRecord;
import dev.kinora.sync.room.Media;
import dev.kinora.sync.room.Role;
import dev.kinora.sync.store.RoomDirectory;
import dev.kinora.sync.ticket.Ticket;
import dev.kinora.sync.ticket.Tickets;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rooms as the origin sees them: a list in memory that a thread renews from the database, so that
 * guests' requests wait for nothing, and tickets. Thread-safe.
 */
final class RoomDesk implements Rooms, RoomsView, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RoomDesk.class);

  /** Another process may have changed the list. */
  private static final long LOOK_EVERY_MILLIS = 2000;

  /** A change is written down a moment after it is heard of. */
  private static final long AFTER_CHANGE_MILLIS = 200;

  private final RoomDirectory directory;
  private final Tickets tickets;
  private final Links links;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Thread looker;
  private volatile Map<String, RoomDirectory.Listed> known;
  private volatile Optional<SyncServer> server = Optional.empty();
  private volatile Optional<URI> upstream = Optional.empty();
  private volatile boolean changed;

  RoomDesk(RoomDirectory directory, Tickets tickets, Links links) {
    this.directory = directory;
    this.tickets = tickets;
    this.links = links;
    this.known = read();
    this.looker = Thread.ofVirtual().name("rooms-list").start(this::look);
  }

  /** The server that runs in this process. */
  void runs(SyncServer here) {
    server = Optional.of(here);
    // It has made the rooms of the settings.
    changed = true;
  }

  /** Where sockets are to be passed on to. */
  void isAt(URI address) {
    upstream = Optional.of(address);
  }

  /** Something changed in a room. */
  void noteChange() {
    changed = true;
  }

  private Map<String, RoomDirectory.Listed> read() {
    Map<String, RoomDirectory.Listed> rooms = new LinkedHashMap<>();
    directory.all().forEach(room -> rooms.put(room.record().room(), room));
    return rooms;
  }

  private void look() {
    try {
      long waited = 0;
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(AFTER_CHANGE_MILLIS);
        waited += AFTER_CHANGE_MILLIS;
        if (changed || waited >= LOOK_EVERY_MILLIS) {
          changed = false;
          waited = 0;
          renew();
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      Map<String, RoomDirectory.Listed> now = read();
      if (!now.equals(known)) {
        known = now;
        listeners.forEach(Runnable::run);
      }
    } catch (RuntimeException e) {
      LOG.warn("the list of rooms stays as it was: {}", e.getMessage());
    }
  }

  @Override
  public List<RoomView> all() {
    return known.values().stream().map(RoomDesk::view).toList();
  }

  @Override
  public Optional<RoomView> find(String room) {
    return Optional.ofNullable(known.get(room)).or(() -> directory.find(room)).map(RoomDesk::view);
  }

  private static RoomView view(RoomDirectory.Listed room) {
    return new RoomView(
        room.record().room(),
        room.record().name(),
        room.members(),
        room.phase().word(),
        room.media().map(Media::id),
        room.record().permanent(),
        room.record().owner());
  }

  @Override
  public RoomView create(String name, Optional<String> owner, Optional<Film> film) {
    RoomRecord made = directory.create(name, owner, film.map(RoomDesk::media));
    renew();
    return view(directory.find(made.room()).orElseThrow());
  }

  private static Media media(Film film) {
    return new Media(
        film.id(),
        film.source(),
        Math.round(film.seconds() * 1_000_000),
        (int) Math.round(film.framesPerSecond() * 1000));
  }

  @Override
  public boolean remove(String room) {
    boolean removed = directory.remove(room);
    if (removed) {
      server.ifPresent(s -> s.endRoom(room));
      renew();
    }
    return removed;
  }

  @Override
  public Pass ticket(String room, Visitor visitor) {
    Role role =
        switch (visitor.rank()) {
          case GUEST -> Role.GUEST;
          case MEMBER -> Role.MEMBER;
          case OWNER -> Role.OWNER;
        };
    Instant until = InstantSource.system().instant().plus(Tickets.ROOM_LIFE);
    Ticket ticket = new Ticket(Ticket.Use.ROOM, room, visitor.identity(), visitor.name(), role);
    return new Pass(tickets.write(ticket, until), until);
  }

  @Override
  public String guestToken(String room) {
    return links.room(room).token();
  }

  @Override
  public void end(String identity) {
    server.ifPresent(s -> s.endIdentity(identity));
  }

  @Override
  public Optional<URI> upstream() {
    return upstream;
  }

  @Override
  public String relayMark() {
    return tickets.mark(SyncServer.RELAY);
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public boolean exists(String room) {
    return known.containsKey(room);
  }

  @Override
  public Optional<String> titleOf(String room) {
    return Optional.ofNullable(known.get(room)).flatMap(r -> r.media().map(Media::id));
  }

  @Override
  public void close() {
    looker.interrupt();
  }
}
