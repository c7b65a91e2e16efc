package dev.kinora.origin.rooms;

import dev.kinora.origin.library.Library;
import dev.kinora.origin.route.Feature;
import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Rooms as the server offers them. Thread-safe. */
public final class RoomsFeature implements Feature {
  private final Rooms rooms;
  private final RoomEndpoints endpoints;
  private final RoomSockets sockets;

  /** Rooms whose titles are in this library. */
  public RoomsFeature(Rooms rooms, Library library) {
    this.rooms = rooms;
    this.endpoints = new RoomEndpoints(rooms, library);
    this.sockets = new RoomSockets(rooms);
  }

  @Override
  public List<Route> routes() {
    String all = "/api/rooms";
    String one = all + "/{room}";
    return List.of(
        Route.api(all, endpoints::list).alsoForGuests(),
        Route.api(Methods.POST, all, endpoints::create),
        Route.api(one, endpoints::one),
        Route.api(Methods.DELETE, one, endpoints::remove),
        Route.api(Methods.POST, one + "/ticket", endpoints::ticket).need(Need.WATCH),
        Route.api(Methods.POST, one + "/guest-link", endpoints::guestLink),
        Route.socket("/rooms/{room}/socket", sockets::relay),
        Route.socket("/tracker", sockets::relay).alsoForGuests());
  }

  @Override
  public void tellBy(BiConsumer<String, Map<String, ?>> events) {
    rooms.onChange(() -> events.accept("rooms", Map.of()));
  }
}
