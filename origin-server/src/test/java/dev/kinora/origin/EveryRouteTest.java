package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.account.Links;
import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All addresses of the route table, without credentials and with wrong ones: what is not meant for
 * everybody answers nobody. A route that is added is walked without being named here.
 */
class EveryRouteTest {
  /** A value for each part that an address can have. */
  static final Map<String, String> PARTS =
      Map.of(
          "id", Sample.ID,
          "rendition", Sample.VIDEO,
          "n", "0",
          "room", "den",
          "name", "stage",
          "key", "abcdefghijkl",
          "asset", "main-0a1b2c3d.js",
          "page", "x",
          "file", "favicon.svg");

  @TempDir static Path folder;
  private static Running running;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    running = Running.in(folder, s -> s.withHost("127.0.0.1", AccessMode.MEMBERS));
    client = running.client(HttpClient.Version.HTTP_1_1);
    try (Visitor ann = Visitor.of(running)) {
      ann.first("ann");
    }
  }

  @AfterAll
  static void stop() {
    client.close();
    running.close();
  }

  static String path(Route route, Map<String, String> parts) {
    String path = route.template().text();
    for (String name : route.template().names()) {
      path = path.replace("{" + name + "}", Objects.requireNonNull(parts.get(name), name));
    }
    return path;
  }

  private static int ask(Route route, String path, String... fields) throws Exception {
    if (route.intake() == Route.Intake.SOCKET) {
      String field = fields.length == 0 ? "X-None: 1" : fields[0] + ": " + fields[1];
      String answer =
          RawSocket.ask(
              running.server,
              path,
              "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                  + field);
      return Integer.parseInt(answer.substring(9, 12));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(running.https(path))
            .method(route.method().toString(), BodyPublishers.noBody());
    if (fields.length > 0) {
      request.headers(fields);
    }
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static List<Route> closed() {
    return running.server.routes().stream().filter(r -> r.need() != Need.NOBODY).toList();
  }

  @Test
  void theTableIsWalked() {
    assertTrue(closed().size() > 15, closed().toString());
    assertTrue(closed().stream().noneMatch(Route::isPage), "pages are for everybody, data is not");
    List<String> open =
        running.server.routes().stream()
            .filter(r -> r.need() == Need.NOBODY && !r.isPage())
            .map(r -> r.method() + " " + r.template())
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "DELETE /api/session",
            "GET /api/openapi.json",
            "GET /api/session",
            "GET /api/time",
            "GET /ca.crt",
            "GET /health/live",
            "GET /health/ready",
            "OPTIONS /api/uploads",
            "OPTIONS /api/uploads/{key}",
            "POST /api/accounts",
            "POST /api/session",
            "POST /api/session/guest"),
        open,
        "a route for everybody is a decision; write it down here");
  }

  @Test
  void withoutOrWithWrongCredentialsNobodyIsLetIn() throws Exception {
    String never = "A".repeat(43);
    String sig = "?sig=" + Sample.ID + ".9999999999." + never;
    for (Route route : closed()) {
      String path = path(route, PARTS);
      String what = route.method() + " " + path;
      assertEquals(401, ask(route, path), what);
      assertEquals(401, ask(route, path, "Authorization", "Bearer " + never), what);
      assertEquals(401, ask(route, path, "Authorization", "Basic YTpi"), what);
      assertEquals(401, ask(route, path, "Cookie", "__Host-kinora=" + never), what);
      assertEquals(401, ask(route, path + sig), what);
      assertEquals(401, ask(route, path, "X-Forwarded-For", "127.0.0.1"), what);
    }
    for (Route route : running.server.routes()) {
      if (route.need() == Need.NOBODY) {
        assertNotEquals(401, ask(route, path(route, PARTS)), route.template().text());
      }
    }
  }

  @Test
  void aGuestSeesTheOwnRoomAndNothingElse() throws Exception {
    running.rooms.play("den", Sample.ID);
    running.rooms.play("attic", "zzzz9999");
    String guest = guestOf("den");
    String elsewhere = guestOf("attic");
    for (Route route : closed()) {
      String path = path(route, PARTS);
      String what = route.method() + " " + path;
      boolean named =
          route.template().names().contains("id") || route.template().names().contains("room");
      int own = ask(route, path, "Authorization", "Bearer " + guest);
      int others = ask(route, path, "Authorization", "Bearer " + elsewhere);
      if (route.need() == Need.WATCH && (named || route.forGuests())) {
        assertTrue(own != 401 && own != 403, what + " " + own);
        assertTrue(!named || others == 404, what + " " + others);
      } else {
        assertEquals(403, own, what);
        assertTrue(others == 403 || others == 404, what + " " + others);
      }
    }
  }

  private static String guestOf(String room) throws Exception {
    String token = new Links(running.database, InstantSource.system()).room(room).token();
    try (Visitor guest = Visitor.of(running)) {
      var response =
          guest.post(
              "/api/session/guest",
              "{\"token\":\"%s\",\"name\":\"Gus\",\"bearer\":true}".formatted(token));
      assertEquals(200, response.statusCode());
      return Texts.json(response.body()).get("token").asString();
    }
  }
}
