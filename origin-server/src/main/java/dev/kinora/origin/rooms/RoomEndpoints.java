package dev.kinora.origin.rooms;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.origin.reply.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/rooms…}. Thread-safe. */
final class RoomEndpoints {
  private static final int BODY_BYTES = 4096;

  private final Rooms rooms;
  private final Library library;
  private final TicketEnds ends;

  RoomEndpoints(Rooms rooms, Library library) {
    this.rooms = rooms;
    this.library = library;
    this.ends = new TicketEnds(rooms);
  }

  /** GET {@code /api/rooms}; a guest sees its own room. */
  void list(Call call) throws ProblemException {
    Optional<String> own = call.caller().room();
    answer(
        call,
        200,
        Map.of(
            "rooms",
            rooms.all().stream()
                .filter(r -> own.isEmpty() || own.get().equals(r.room()))
                .map(this::view)
                .toList()));
  }

  /** GET {@code /api/rooms/{room}}. */
  void one(Call call) throws ProblemException {
    answer(call, 200, view(find(call)));
  }

  /** POST {@code /api/rooms}. */
  void create(Call call) throws ProblemException {
    JsonNode body = call.json(BODY_BYTES);
    String name =
        text(body, "name")
            .orElseThrow(() -> badRequest("The body needs \"name\", what people call the room."));
    Optional<String> title = text(body, "title");
    Optional<Rooms.Film> film = Optional.empty();
    if (title.isPresent()) {
      film = Optional.of(film(title.get()));
    }
    try {
      answer(call, 201, view(rooms.create(name, call.caller().accountId(), film)));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.unprocessable(String.valueOf(e.getMessage())));
    }
  }

  private Rooms.Film film(String title) throws ProblemException {
    return library
        .title(title)
        .flatMap(Films::of)
        .orElseThrow(() ->
            new ProblemException(
                Problem.unprocessable("There is no such title that can be played.")));
  }

  /** DELETE {@code /api/rooms/{room}}: its owner, an admin, or anybody at an open machine. */
  void remove(Call call) throws ProblemException {
    Rooms.RoomView room = find(call);
    Caller caller = call.caller();
    boolean own = caller.accountId().isPresent() && caller.accountId().equals(room.owner());
    boolean open = caller.role() == Role.LOCAL;
    if (!own && !open && caller.role() != Role.ADMIN) {
      throw new ProblemException(
          Problem.forbidden("Only who made a room, or an administrator, takes it away."));
    }
    if (!rooms.remove(room.room())) {
      throw new ProblemException(
          Problem.conflict("The settings keep this room; take it out of --rooms first."));
    }
    nothing(call);
  }

  /** POST {@code /api/rooms/{room}/ticket}. */
  void ticket(Call call) throws ProblemException {
    Rooms.RoomView room = find(call);
    Optional<String> wanted =
        call.body().length == 0 ? Optional.empty() : text(call.json(BODY_BYTES), "name");
    Rooms.Visitor visitor = Visitors.of(call.caller(), room, wanted);
    ends.watch(call, visitor.identity());
    Rooms.Pass pass = rooms.ticket(room.room(), visitor);
    answer(
        call,
        200,
        Map.of(
            "token",
            pass.token(),
            "socket",
            "/rooms/" + room.room() + "/socket",
            "expiresAt",
            pass.expiresAt().toString()));
  }

  /** POST {@code /api/rooms/{room}/guest-link}. */
  void guestLink(Call call) throws ProblemException {
    String room = find(call).room();
    answer(call, 200, Map.of("url", "/room/" + room + "#g=" + rooms.guestToken(room)));
  }

  private Rooms.RoomView find(Call call) throws ProblemException {
    return rooms
        .find(call.part("room"))
        .orElseThrow(
            () -> new ProblemException(Problem.notFound("There is no room of this name.")));
  }

  private Map<String, @Nullable Object> view(Rooms.RoomView room) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("room", room.room());
    members.put("name", room.name());
    members.put("members", room.members());
    members.put("phase", room.phase());
    members.put("title", title(room));
    members.put("permanent", room.permanent());
    return members;
  }

  private @Nullable Map<String, String> title(Rooms.RoomView room) {
    return room.titleId()
        .flatMap(library::title)
        .map(t -> Map.of("id", t.id(), "name", t.name()))
        .orElse(null);
  }

  private static Optional<String> text(JsonNode body, String name) throws ProblemException {
    JsonNode node = body.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isString()) {
      throw badRequest("\"" + name + "\" is a text.");
    }
    return Optional.of(node.stringValue());
  }

  private static ProblemException badRequest(String detail) {
    return new ProblemException(Problem.badRequest(detail));
  }

  private static void answer(Call call, int status, Map<String, ? extends @Nullable Object> members)
      throws ProblemException {
    call.exchange().setStatusCode(status);
    Replies.send(
        call,
        Document.of(MediaTypes.JSON, JsonMapper.shared().writeValueAsBytes(members)),
        Caching.NONE);
  }

  private static void nothing(Call call) {
    call.set("Cache-Control", Caching.NONE.directive());
    call.exchange().setStatusCode(204);
    call.exchange().endExchange();
  }
}
