package dev.kinora.sync.socket;

import dev.kinora.sync.ticket.Tickets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** What stands behind the listener: two kinds of sockets and a health check. Thread-safe. */
final class Door extends Handler.Abstract {
  private static final String SUBPROTOCOL = "room.v1";
  private static final Pattern ROOM = Pattern.compile("/rooms/([a-z0-9][a-z0-9-]{0,40})/socket");

  private final ServerWebSocketContainer container;
  private final SocketParts parts;
  private final TrackerDoor tracker;
  private final String relayMark;
  private final boolean open;

  Door(
      ServerWebSocketContainer container,
      SocketParts parts,
      TrackerDoor tracker,
      Tickets tickets,
      boolean open) {
    this.container = container;
    this.parts = parts;
    this.tracker = tracker;
    this.relayMark = tickets.mark(RoomListener.RELAY);
    this.open = open;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    Matcher room = ROOM.matcher(path);
    if (path.equals("/health/live")) {
      answer(response, callback, HttpStatus.OK_200, "ok\n");
    } else if (!room.matches() && !path.equals("/tracker")) {
      answer(response, callback, HttpStatus.NOT_FOUND_404, "There is nothing at this address.\n");
    } else if (!Callers.isOwnOrigin(field(request, "Origin"), host(request))) {
      answer(response, callback, HttpStatus.FORBIDDEN_403, "Pages of other sites stay out.\n");
    } else if (room.matches() && !speaksRooms(request)) {
      answer(
          response,
          callback,
          HttpStatus.BAD_REQUEST_400,
          "Sec-WebSocket-Protocol: expected " + SUBPROTOCOL + ".\n");
    } else if (room.matches()) {
      String name = room.group(1);
      Optional<String> token = token(request);
      boolean local = isLocal(request);
      upgrade(request, response, callback, () -> new MemberSocket(parts, name, token, local));
    } else {
      Optional<String> scope = tracker.scope(token(request), open && isLocal(request));
      if (scope.isEmpty()) {
        answer(
            response,
            callback,
            HttpStatus.UNAUTHORIZED_401,
            "token: expected the one of your room's welcome.\n");
      } else {
        upgrade(request, response, callback, () -> tracker.socket(scope.get()));
      }
    }
    return true;
  }

  private void upgrade(
      Request request, Response response, Callback callback, Supplier<Session.Listener> socket) {
    boolean upgraded =
        container.upgrade(
            (asked, answer, _) -> {
              prepare(asked, answer);
              return socket.get();
            },
            request,
            response,
            callback);
    if (!upgraded) {
      answer(
          response, callback, HttpStatus.UPGRADE_REQUIRED_426, "This address takes WebSockets.\n");
    }
  }

  private static void prepare(ServerUpgradeRequest asked, ServerUpgradeResponse answer) {
    // No compression: it costs memory for each socket, and a small frame may unpack to a large one.
    answer.setExtensions(List.of());
    List<String> offered = asked.getSubProtocols();
    if (!offered.isEmpty()) {
      answer.setAcceptedSubProtocol(offered.contains(SUBPROTOCOL) ? SUBPROTOCOL : offered.get(0));
    }
  }

  private static boolean speaksRooms(Request request) {
    List<String> offered = request.getHeaders().getCSV("Sec-WebSocket-Protocol", false);
    return offered.isEmpty() || offered.contains(SUBPROTOCOL);
  }

  private boolean isLocal(Request request) {
    boolean relayed = field(request, RoomListener.RELAY).filter(relayMark::equals).isPresent();
    boolean forwarded =
        !relayed && Callers.FORWARDING.stream().anyMatch(request.getHeaders()::contains);
    return Callers.isLocal(
        request.getConnectionMetaData().getRemoteSocketAddress(), host(request), forwarded);
  }

  private static String host(Request request) {
    return field(request, HttpHeader.HOST.asString()).orElse("");
  }

  private static Optional<String> token(Request request) {
    Fields query = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
    return Optional.ofNullable(query.getValue("token"));
  }

  private static Optional<String> field(Request request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  private static void answer(Response response, Callback callback, int status, String text) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(response, true, text, callback);
  }
}
