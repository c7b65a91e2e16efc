package dev.kinora.sync;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member with a real socket; waits for frames instead of for time. */
final class TestMember implements WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder pieces = new StringBuilder();
  final List<JsonNode> seen = new ArrayList<>();
  private @Nullable WebSocket socket;
  String id = "";
  String secret = "";

  static TestMember connect(URI address) {
    TestMember member = new TestMember();
    member.socket =
        CLIENT
            .newWebSocketBuilder()
            .subprotocols("room.v1")
            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .buildAsync(address, member)
            .join();
    return member;
  }

  TestMember hello(String name) {
    return hello("{'t':'hello','name':'" + name + "','caps':{}}", true);
  }

  TestMember hello(String frame, boolean expectWelcome) {
    sends(frame);
    if (expectWelcome) {
      JsonNode welcome = next("welcome");
      id = welcome.get("member").asString();
      secret = welcome.get("secret").asString();
    }
    return this;
  }

  WebSocket socket() {
    return Objects.requireNonNull(socket);
  }

  /** Sends JSON written with single quotes. */
  TestMember sends(String frame) {
    socket().sendText(frame.replace('\'', '"'), true).join();
    return this;
  }

  /** The next frame of a type; others are passed over. */
  JsonNode next(String type) {
    while (true) {
      JsonNode frame = next();
      if (frame.get("t").asString().equals(type)) {
        return frame;
      }
    }
  }

  /** The next state in a phase. */
  JsonNode nextPhase(String phase) {
    while (true) {
      JsonNode state = next("state");
      if (state.get("phase").asString().equals(phase)) {
        return state;
      }
    }
  }

  JsonNode next() {
    try {
      JsonNode frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame in " + PATIENCE_SECONDS + " s; seen: " + seen);
      }
      seen.add(frame);
      return frame;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean hasFrames() {
    return !frames.isEmpty();
  }

  int closeCode() {
    try {
      return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the socket stays open; seen: " + seen, e);
    }
  }

  void leaves() {
    socket().abort();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    pieces.append(data);
    if (last) {
      frames.add(JSON.readTree(pieces.toString()));
      pieces.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }
}
