package dev.kinora.cli.room;

import dev.kinora.cli.terminal.Terminal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hub's API, as far as a room in a terminal needs it. Confined to one thread. */
public final class Hub {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int NOT_FOUND = 404;
  private static final int NO_SUCH_METHOD = 405;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client;
  private final URI address;
  private Optional<String> bearer = Optional.empty();

  /** The hub at an address. */
  public Hub(HttpClient client, URI address) {
    this.client = client;
    this.address = address;
  }

  /** A hub that cannot be reached. */
  public static final class Unreachable extends IOException {
    private static final long serialVersionUID = 1;

    Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A hub that says no. */
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    /** HTTP status of the answer. */
    public int status() {
      return status;
    }
  }

  /** Signs in with an account. */
  public void signIn(String name, String password) throws IOException, InterruptedException {
    begin("/api/session", Map.of("name", name, "password", password, "bearer", true));
  }

  /** Comes in as a guest of one room. */
  public void comeAsGuest(String token, String name) throws IOException, InterruptedException {
    begin("/api/session/guest", Map.of("token", token, "name", name, "bearer", true));
  }

  private void begin(String path, Map<String, ?> body) throws IOException, InterruptedException {
    bearer = Optional.of(send("POST", path, Optional.of(body)).path("token").asString(""));
  }

  /**
   * A ticket for a room; nothing from a door that gives none, where people at the machine need
   * none.
   */
  Optional<String> ticket(String room, String name) throws IOException, InterruptedException {
    try {
      JsonNode answer =
          send("POST", "/api/rooms/" + room + "/ticket", Optional.of(Map.of("name", name)));
      return Optional.of(answer.path("token").asString(""));
    } catch (Refused e) {
      boolean plainDoor = address.getScheme().equals("http");
      if (plainDoor && (e.status() == NOT_FOUND || e.status() == NO_SUCH_METHOD)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The titles that can be watched. */
  JsonNode titles() throws IOException, InterruptedException {
    return send("GET", "/api/titles", Optional.empty()).path("titles");
  }

  private JsonNode send(String method, String path, Optional<Map<String, ?>> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .method(
                method,
                body.map(b -> HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(b)))
                    .orElseGet(HttpRequest.BodyPublishers::noBody));
    body.ifPresent(_ -> request.header("Content-Type", "application/json"));
    bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    HttpResponse<String> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new Unreachable(address + " does not answer; is the server running?", e);
    } catch (IOException e) {
      throw new Unreachable(address + ": " + e.getMessage(), e);
    }
    JsonNode node = json(answer.body());
    if (answer.statusCode() >= 400) {
      throw new Refused(
          answer.statusCode(),
          Terminal.inert(
              node.path("detail").asString(address + " answered " + answer.statusCode())));
    }
    return node;
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      return JSON.createObjectNode();
    }
  }
}
