package dev.kinora.origin.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.origin.reply.Role;
import dev.kinora.origin.reply.SessionWatch;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, bodies and rights over a real connection. */
class RouterTest {

  private static Undertow undertow = Undertow.builder().build();

  /** Takes the field {@code Who} at its word; a cookie has to be accompanied by a field. */
  private static final class ByField implements Identification {
    @Override
    public Optional<Caller> atOnce(HttpServerExchange exchange) {
      return exchange.getRequestHeaders().contains("Later")
          ? Optional.empty()
          : Optional.of(caller(exchange));
    }

    @Override
    public Caller caller(HttpServerExchange exchange) {
      String who = exchange.getRequestHeaders().getFirst("Who");
      return who == null ? Caller.NOBODY : Caller.account("1", who, Role.MEMBER, "s");
    }

    @Override
    public boolean isMeant(HttpServerExchange exchange, Caller caller) {
      return !exchange.getRequestHeaders().contains("Cookie");
    }

    @Override
    public boolean plays(String room, String titleId) {
      return false;
    }

    @Override
    public SessionWatch watch() {
      return SessionWatch.NONE;
    }
  }

  @BeforeAll
  static void start() {
    List<Route> routes =
        List.of(
            Route.api("/api/x", call -> answer(call, "read by " + call.caller().name())),
            Route.api(
                Methods.POST,
                "/api/x",
                call -> answer(call, call.json(100).get("word").asString())),
            Route.api(Methods.DELETE, "/api/x", call -> answer(call, "gone")).need(Need.ADMIN),
            Route.api(Methods.PUT, "/api/stream", RouterTest::count).streamingBody().onOwnThread(),
            Route.socket("/live/{name}/socket", call -> answer(call, "a socket")));
    undertow =
        Undertow.builder()
            .addHttpListener(
                0,
                "127.0.0.1",
                new HttpContinueReadHandler(
                    new Gate(true, 2048, new Router(routes, new ByField(), Optional.empty()))))
            .build();
    undertow.start();
  }

  @AfterAll
  static void stop() {
    undertow.stop();
  }

  private static void answer(Call call, String text) throws ProblemException {
    Replies.send(call, Document.of(MediaTypes.JSON, "\"" + text + "\""), Caching.NONE);
  }

  private static void count(Call call) throws ProblemException, IOException {
    call.exchange().startBlocking();
    long bytes = 0;
    byte[] buffer = new byte[8192];
    InputStream in = call.exchange().getInputStream();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes += n;
    }
    answer(call, bytes + " bytes, virtual " + Thread.currentThread().isVirtual());
  }

  private static HttpResponse<String> send(
      String method, String path, String body, String... fields) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .headers(fields);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
  }

  private static int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Later", "Now"})
  void eachMethodHasItsEndpointAndItsNeed(String when) throws Exception {
    String json = "application/json";
    assertEquals("\"read by Ann\"", send("GET", "/api/x", "", "Who", "Ann", when, "1").body());
    assertEquals(
        "\"hi\"",
        send("POST", "/api/x", "{\"word\":\"hi\"}", "Content-Type", json, "Who", "Ann", when, "1")
            .body());
    assertEquals(403, send("DELETE", "/api/x", "", "Who", "Ann", when, "1").statusCode());
    assertEquals(401, send("GET", "/api/x", "", when, "1").statusCode());
    HttpResponse<String> nobody =
        send("POST", "/api/x", "{\"word\":\"hi\"}", "Content-Type", json, when, "1");
    assertEquals(401, nobody.statusCode());
    assertEquals("Bearer", nobody.headers().firstValue("WWW-Authenticate").orElse(""));
    HttpResponse<String> other = send("PATCH", "/api/x", "", "Who", "Ann", when, "1");
    assertEquals(405, other.statusCode());
    assertEquals(
        "GET, HEAD, POST, DELETE, OPTIONS", other.headers().firstValue("Allow").orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain | {} | 415",
        "application/json | [] | 400",
        "application/json | {\"word\":\"secret-7 | 400",
        "application/json | {\"word\":\"a\",\"word\":\"b\"} | 400",
        "application/json | {\"word\":\"a\"} x | 400",
        "application/json; charset=utf-8 | {\"word\":\"a\"} | 200"
      })
  void aBodyIsOneJsonObject(String type, String body, int status) throws Exception {
    HttpResponse<String> response =
        send("POST", "/api/x", body, "Content-Type", type, "Who", "Ann");
    assertEquals(status, response.statusCode());
    assertTrue(!response.body().contains("secret-7"), response.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {101, Route.SMALL_BYTES + 1})
  void aLargeBodyIsRefused(int size) throws Exception {
    HttpResponse<String> response =
        send(
            "POST",
            "/api/x",
            "{\"word\":\"%s\"}".formatted("a".repeat(size)),
            "Content-Type",
            "application/json",
            "Who",
            "Ann");
    assertEquals(413, response.statusCode());
    assertTrue(response.body().contains("bytes"), response.body());
  }

  @Test
  void aStreamReachesItsEndpoint() throws Exception {
    HttpResponse<String> response =
        send("PUT", "/api/stream", "a".repeat(300_000), "Who", "Ann", "Later", "1");
    assertEquals("\"300000 bytes, virtual true\"", response.body());
  }

  @Test
  void pagesOfOthersChangeNothing() throws Exception {
    String[] from = {"Who", "Ann", "Content-Type", "application/json", "Origin", ""};
    from[5] = "https://evil.example";
    assertEquals(403, send("POST", "/api/x", "{\"word\":\"a\"}", from).statusCode());
    from[5] = "http://127.0.0.1:" + port();
    assertEquals(200, send("POST", "/api/x", "{\"word\":\"a\"}", from).statusCode());
    assertEquals(
        403,
        send("POST", "/api/x", "{}", "Who", "Ann", "Cookie", "a=b", "Content-Type", "text/plain")
            .statusCode());
    assertEquals(200, send("GET", "/api/x", "", "Who", "Ann", "Cookie", "a=b").statusCode());
  }

  @Test
  void aSocketIsNoDocument() throws Exception {
    HttpResponse<String> response = send("GET", "/live/x/socket", "", "Who", "Ann");
    assertEquals(426, response.statusCode());
    assertEquals("websocket", response.headers().firstValue("Upgrade").orElse(""));
  }
}
