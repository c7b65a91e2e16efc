package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.account.Links;
import dev.kinora.origin.ops.HealthCheck;
import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import dev.kinora.packager.preview.SheetPlan;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every answer that the description promises is asked for and has the status, the media type and
 * the shape that it promises.
 */
class DescriptionTest {
  private static final String TITLE = "/titles/" + Sample.ID;
  private static final String VIDEO = TITLE + "/" + Sample.VIDEO;
  private static final String NOBODYS = "A".repeat(43);

  /** Seen where they are made: by rate limits, a flood of passwords, and encoders that fail. */
  private static final String ELSEWHERE =
      "post /api/(session|accounts) 503|.*/api/accounts/.key. (429|503)|.* 429|get /api/events 503"
          + "|get /titles/.*[.]m4s 50[23]|get /ca.crt 404|.* /api/uploads.*"
          + "|get /api/live/.name. 200";

  @TempDir Path folder;
  private final AtomicReference<Optional<String>> fault = new AtomicReference<>(Optional.empty());
  private Running running;
  private HttpClient client;
  private Described described;
  private String bearer = "";

  @BeforeEach
  void start() throws Exception {
    List<HealthCheck> checks = List.of(new HealthCheck("database", fault::get));
    running = Running.in(folder, s -> s.withHost("127.0.0.1", AccessMode.MEMBERS), checks);
    client = running.client(HttpClient.Version.HTTP_2);
    described = new Described(send("GET", "/api/openapi.json", "", "").body());
  }

  @AfterEach
  void stop() {
    client.close();
    running.close();
  }

  private HttpResponse<byte[]> send(String method, String path, String body, String range)
      throws Exception {
    var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(running.https(path)).method(method, content);
    if (!body.isEmpty()) {
      request.header("Content-Type", body.equals("text") ? "text/plain" : "application/json");
    }
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> ask(String method, String path, String body) throws Exception {
    HttpResponse<byte[]> response = send(method, path, body, "");
    described.check(method, path, response);
    return response;
  }

  private String token(String path, String body) throws Exception {
    HttpResponse<byte[]> response = ask("POST", path, body);
    return Texts.json(response.body()).get("token").asString();
  }

  @Test
  void everyAnswerIsSeen() throws Exception {
    asNobody();
    String ann =
        token(
            "/api/accounts",
            "{\"name\":\"ann\",\"password\":\"long-enough\",\"bearer\":true,\"invitation\":\"%s\"}"
                .formatted(running.firstLink()));
    bearer = ann;
    media();
    api();
    accounts();
    String guest = guest();
    for (Route route : running.server.routes()) {
      boolean askable = !route.isPage() && route.intake() != Route.Intake.SOCKET;
      if (askable && route.need() != Need.NOBODY) {
        refusals(route, guest);
      }
    }
    bearer = "";
    ask("DELETE", "/api/session", "");
    Set<String> unseen = described.unseen("/(titles|health|metrics|ca.crt|api).*");
    // A guest is told of other titles that they are not there; a member's own may be refused.
    unseen.removeIf(what -> what.matches(ELSEWHERE));
    unseen.removeIf(
        what -> what.matches("get (/titles|/api/titles/.id.|/api/version|/api/origins).* 403"));
    assertEquals(Set.of(), unseen);
  }

  private void asNobody() throws Exception {
    for (String path :
        List.of("/api/openapi.json", "/ca.crt", "/health/live", "/health/ready", "/api/session")) {
      assertEquals(200, ask("GET", path, "").statusCode(), path);
    }
    fault.set(Optional.of("it sleeps"));
    assertEquals(503, ask("GET", "/health/ready", "").statusCode());
    for (String path : List.of("/api/session", "/api/session/guest", "/api/accounts")) {
      wrongBodies("POST", path);
    }
    ask("POST", "/api/session", "{\"name\":\"eve\",\"password\":\"x\"}");
    ask("POST", "/api/session/guest", "{\"name\":\"eve\",\"token\":\"x\"}");
    ask("POST", "/api/session/guest", "{\"name\":\"\",\"token\":\"x\"}");
    ask("POST", "/api/accounts", "{\"name\":\"eve\",\"password\":\"long-enough\"}");
    String link = running.firstLink();
    ask(
        "POST",
        "/api/accounts",
        "{\"name\":\"eve\",\"password\":\"short\",\"invitation\":\"%s\"}".formatted(link));
  }

  private void wrongBodies(String method, String path) throws Exception {
    assertEquals(415, ask(method, path, "text").statusCode(), path);
    assertEquals(400, ask(method, path, "{}").statusCode(), path);
    String large = "{\"name\":\"%s\"}".formatted("x".repeat(5000));
    assertEquals(413, ask(method, path, large).statusCode(), path);
  }

  private void media() throws Exception {
    for (String path :
        List.of(
            VIDEO + "/init.mp4",
            VIDEO + "/0.m4s",
            TITLE + "/source",
            TITLE + "/poster.jpg",
            TITLE + "/" + SheetPlan.of(running.title).orElseThrow().name() + "/0.jpg")) {
      assertEquals(200, ask("GET", path, "").statusCode());
      for (String range : List.of("bytes=0-9", "bytes=9999999-")) {
        described.check("GET", path, send("GET", path, "", range));
      }
      assertEquals(404, ask("GET", path.replace(Sample.ID, "zzzz9999"), "").statusCode());
    }
    for (String path :
        List.of(
            TITLE + "/master.m3u8",
            TITLE + "/manifest.mpd",
            TITLE + "/thumbnails.vtt",
            TITLE + "/" + Sample.TEXT + "/1.vtt",
            TITLE + "/" + Sample.TEXT + "/subtitles.vtt",
            TITLE + "/" + Sample.TEXT + "/index.m3u8",
            VIDEO + "/index.m3u8")) {
      assertEquals(200, ask("GET", path, "").statusCode());
      assertEquals(404, ask("GET", path.replace(Sample.ID, "zzzz9999"), "").statusCode());
    }
  }

  private void api() throws Exception {
    for (String path : List.of("/api/titles", "/api" + TITLE, "/api/version", "/metrics")) {
      assertEquals(200, ask("GET", path, "").statusCode());
    }
    for (String path : List.of("/api/origins", "/api/live", "/api/time")) {
      assertEquals(200, ask("GET", path, "").statusCode(), path);
    }
    assertEquals(404, ask("GET", "/api/live/nobody", "").statusCode());
    String hashes = "/api" + VIDEO + "/hashes";
    assertEquals(200, ask("GET", hashes, "").statusCode());
    assertEquals(404, ask("GET", hashes.replace(Sample.ID, "zzzz9999"), "").statusCode());
    assertEquals(200, ask("HEAD", "/api/events", "").statusCode());
    assertEquals(404, ask("GET", "/api/titles/zzzz9999", "").statusCode());
    String position = "/api" + TITLE + "/position";
    wrongBodies("PUT", position);
    assertEquals(200, ask("GET", position, "").statusCode());
    assertEquals(404, ask("GET", "/api/titles/zzzz9999/position", "").statusCode());
    assertEquals(204, ask("PUT", position, "{\"seconds\":1.5}").statusCode());
    assertEquals(200, ask("GET", position, "").statusCode());
    ask("PUT", "/api/titles/zzzz9999/position", "{\"seconds\":1.5}");
    assertEquals(200, ask("POST", "/api" + TITLE + "/link", "").statusCode());
    assertEquals(404, ask("POST", "/api/titles/zzzz9999/link", "").statusCode());
  }

  private void accounts() throws Exception {
    wrongBodies("POST", "/api/invitations");
    ask("POST", "/api/invitations", "{\"role\":\"member\",\"days\":999}");
    var made = Texts.json(ask("POST", "/api/invitations", "{\"role\":\"member\"}").body());
    ask("GET", "/api/invitations", "");
    String invitation = "/api/invitations/" + made.get("id").asString();
    assertEquals(204, ask("DELETE", invitation, "").statusCode());
    assertEquals(404, ask("DELETE", invitation, "").statusCode());
    var all = Texts.json(ask("GET", "/api/accounts", "").body()).get("accounts");
    String own = "/api/accounts/" + all.get(0).get("id").asString();
    wrongBodies("PATCH", own);
    assertEquals(422, ask("PATCH", own, "{\"role\":\"member\"}").statusCode());
    assertEquals(204, ask("PATCH", own, "{\"role\":\"admin\"}").statusCode());
    assertEquals(404, ask("PATCH", own + "x", "{\"role\":\"admin\"}").statusCode());
    assertEquals(422, ask("DELETE", own, "").statusCode());
    assertEquals(404, ask("DELETE", own + "x", "").statusCode());
    bearer = signedIn();
    var sessions = Texts.json(ask("GET", "/api/session/list", "").body()).get("sessions");
    assertTrue(!sessions.isEmpty(), sessions.toString());
    String path = "/api/session/list/" + sessions.get(0).get("id").asString();
    assertEquals(204, ask("DELETE", path, "").statusCode());
    bearer = signedIn();
    assertEquals(404, ask("DELETE", path, "").statusCode());
    removeAnother();
  }

  private String signedIn() throws Exception {
    bearer = "";
    return token("/api/session", "{\"name\":\"ann\",\"password\":\"long-enough\",\"bearer\":true}");
  }

  private void removeAnother() throws Exception {
    String ann = bearer;
    var made = Texts.json(ask("POST", "/api/invitations", "{\"role\":\"member\"}").body());
    String secret = made.get("url").asString().substring("/welcome#".length());
    bearer = "";
    var bob =
        Texts.json(
            ask(
                    "POST",
                    "/api/accounts",
                    "{\"name\":\"bob\",\"password\":\"long-enough\",\"invitation\":\"%s\"}"
                        .formatted(secret))
                .body());
    bearer = ann;
    String path = "/api/accounts/" + bob.get("account").get("id").asString();
    assertEquals(204, ask("DELETE", path, "").statusCode());
  }

  private String guest() throws Exception {
    running.rooms.play("den", "zzzz9999");
    String link = new Links(running.database, InstantSource.system()).room("den").token();
    String body = "{\"token\":\"%s\",\"name\":\"Gus\",\"bearer\":true}".formatted(link);
    String ann = bearer;
    bearer = "";
    String guest = token("/api/session/guest", body);
    bearer = ann;
    return guest;
  }

  /** With a session that is none, and with one that may not. */
  private void refusals(Route route, String guest) throws Exception {
    String path = EveryRouteTest.path(route, EveryRouteTest.PARTS);
    String method = route.method().toString();
    bearer = NOBODYS;
    assertEquals(401, ask(method, path, "").statusCode(), path);
    bearer = guest;
    if (!route.forGuests()) {
      int status = ask(method, path, "").statusCode();
      assertTrue(status == 403 || status == 404, path + " " + status);
    }
    bearer = "";
    if (route.template().names().contains("id") && !route.reads()) {
      forbidden(method, path, guest);
    }
  }

  /** What names a title is forbidden to the guest of a room that plays it. */
  private void forbidden(String method, String path, String guest) throws Exception {
    running.rooms.play("den", Sample.ID);
    bearer = guest;
    assertEquals(403, ask(method, path, "").statusCode(), path);
    running.rooms.play("den", "zzzz9999");
  }
}
