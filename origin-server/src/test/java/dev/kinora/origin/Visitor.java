package dev.kinora.origin;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person at a browser, over HTTPS with HTTP/2: keeps the cookie, sends the token that changes
 * need, and holds every answer against the description.
 */
final class Visitor implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  final Running running;
  private final HttpClient client;
  private final Described described;
  private Optional<String> cookie = Optional.empty();
  private Optional<String> csrf = Optional.empty();
  private String extraName = "X-Nothing";
  private String extraValue = "1";

  Visitor(Running running, Described described) throws Exception {
    this(running, described, running.client(HttpClient.Version.HTTP_2));
  }

  private Visitor(Running running, Described described, HttpClient client) {
    this.running = running;
    this.client = client;
    this.described = described;
  }

  /** The same from another address of this machine. */
  static Visitor from(Running running, String address) throws Exception {
    Described described = new Described(running.get("/api/openapi.json").body());
    return new Visitor(running, described, running.clientFrom(address));
  }

  /** A visitor whose answers are held against what the server says of itself. */
  static Visitor of(Running running) throws Exception {
    return new Visitor(running, new Described(running.get("/api/openapi.json").body()));
  }

  /** Adds a field to each request from now on. */
  Visitor with(String name, String value) {
    extraName = name;
    extraValue = value;
    return this;
  }

  /** Goes on without the token that changes need. */
  Visitor forgetCsrf() {
    csrf = Optional.empty();
    return this;
  }

  Optional<String> cookie() {
    return cookie;
  }

  HttpResponse<byte[]> get(String path) throws Exception {
    return send("GET", path, "");
  }

  HttpResponse<byte[]> post(String path, String json) throws Exception {
    return send("POST", path, json);
  }

  HttpResponse<byte[]> send(String method, String path, String json) throws Exception {
    BodyPublisher body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(running.https(path))
            .method(method, body)
            .header(extraName, extraValue);
    if (!json.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    cookie.ifPresent(token -> request.header("Cookie", "__Host-kinora=" + token));
    csrf.ifPresent(token -> request.header("X-CSRF-Token", token));
    HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
    described.check(method, path, response);
    keep(response);
    return response;
  }

  private void keep(HttpResponse<byte[]> response) {
    Optional<String> set = response.headers().firstValue("Set-Cookie");
    if (set.isPresent()) {
      String value = set.get().substring("__Host-kinora=".length(), set.get().indexOf(';'));
      cookie = Optional.of(value).filter(text -> !text.isEmpty());
    }
    boolean json =
        response.headers().firstValue("Content-Type").orElse("").equals("application/json");
    if (json && JSON.readTree(response.body()).hasNonNull("csrf")) {
      csrf = Optional.of(JSON.readTree(response.body()).get("csrf").asString());
    }
  }

  int status(String method, String path, String json) throws Exception {
    return send(method, path, json).statusCode();
  }

  JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }

  /** Makes the very first account. */
  Visitor first(String name) throws Exception {
    String link = running.firstLink();
    int status =
        status(
            "POST",
            "/api/accounts",
            "{\"name\":\"%s\",\"password\":\"pass-%s-word\",\"invitation\":\"%s\"}"
                .formatted(name, name, link));
    if (status != 201) {
      throw new AssertionError("the first account: expected 201, found " + status);
    }
    return this;
  }

  /** Makes an account by an invitation of somebody who may give one. */
  Visitor invitedBy(Visitor host, String name, String role) throws Exception {
    JsonNode invitation =
        JSON.readTree(host.post("/api/invitations", "{\"role\":\"%s\"}".formatted(role)).body());
    String token = invitation.get("url").asString().substring("/welcome#".length());
    post(
        "/api/accounts",
        "{\"name\":\"%s\",\"password\":\"pass-%s-word\",\"invitation\":\"%s\"}"
            .formatted(name, name, token));
    return this;
  }

  int signIn(String name, String password) throws Exception {
    return status(
        "POST", "/api/session", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
  }

  @Override
  public void close() {
    client.close();
  }
}
