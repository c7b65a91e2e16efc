package dev.kinora.cli.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.cli.room.RoomAddress;
import dev.kinora.cli.room.RoomSession;
import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.settings.RescanOptions;
import dev.kinora.cli.settings.RoomOptions;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.origin.AccessMode;
import dev.kinora.origin.OriginSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Rooms as people reach them: through the origin's doors, and from a terminal. */
class RoomsAtTheOriginTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir static Path folder;
  private static Node node;
  private static Server server;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    node = Node.open(CommandLine.populateCommand(new CommonOptions(), "--data", folder.toString()));
    OriginSettings settings =
        OriginSettings.defaults(folder)
            .withPorts(OptionalInt.of(0), OptionalInt.of(0))
            .withHost("127.0.0.1", AccessMode.OPEN);
    RoomOptions rooms =
        CommandLine.populateCommand(new RoomOptions(), "--rooms-port", "0", "--rooms", "Lounge");
    server =
        Server.start(node, settings, true, LivePlan.DEFAULT, rooms, new RescanOptions(), false);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() throws IOException {
    client.shutdownNow();
    server.close();
    node.close();
  }

  /** Frames of one socket, and how it ended. */
  private static final class Frames implements WebSocket.Listener {
    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    String next(String type) throws InterruptedException {
      while (true) {
        String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
          throw new AssertionError("no " + type);
        }
        if (text.startsWith("{\"t\":\"" + type + "\"")) {
          return text;
        }
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      texts.add(text.toString());
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(1006);
    }
  }

  private static WebSocket open(Frames frames, String... fields) {
    int port = server.origin().http().orElseThrow().getPort();
    WebSocket.Builder builder = client.newWebSocketBuilder().subprotocols("room.v1");
    for (int i = 0; i < fields.length; i += 2) {
      builder.header(fields[i], fields[i + 1]);
    }
    return builder
        .buildAsync(URI.create("ws://localhost:" + port + "/rooms/lounge/socket"), frames)
        .join();
  }

  @Test
  void socketsArePassedOnAndCloseBothWays() throws Exception {
    Frames ana = new Frames();
    WebSocket first = open(ana);
    first.sendText("{\"t\":\"hello\",\"name\":\"Ana\"}", true).join();
    assertTrue(ana.next("welcome").contains("\"room\":\"lounge\""));
    Frames bo = new Frames();
    WebSocket second = open(bo);
    second.sendText("{\"t\":\"hello\",\"name\":\"Bo\"}", true).join();
    String welcome = bo.next("welcome");
    assertTrue(welcome.contains("\"name\":\"Ana\""), welcome);
    second.sendText("{\"t\":\"chat\",\"text\":\"hi\"}", true).join();
    assertTrue(ana.next("chat").contains("\"text\":\"hi\""));
    second.abort();
    while (!ana.next("members").contains("\"away\":true")) {
      assertTrue(!first.isInputClosed());
    }
    first.sendText("{\"t\":\"bye\"}", true).join();
    assertEquals(1000, ana.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void forwardedRequestsAreNotPassedOn() {
    assertThrows(
        CompletionException.class, () -> open(new Frames(), "X-Forwarded-For", "203.0.113.9"));
  }

  @Test
  void aTerminalChatsAndQuits() throws Exception {
    int port = server.origin().https().orElseThrow().getPort();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            false,
            false);
    InputStream typed =
        new ByteArrayInputStream(
            "hello from a terminal\n/who\n/seek 1:00\n".getBytes(StandardCharsets.UTF_8));
    RoomAddress address = RoomAddress.of("lounge", URI.create("https://localhost:" + port));
    RoomSession session = new RoomSession(address, "Tess", folder, terminal);
    assertEquals(ExitCode.DONE, session.run(typed));
    String shown = out.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("* you are in Lounge"), shown);
    assertTrue(shown.contains(" Tess: hello from a terminal"), shown);
    assertTrue(shown.contains("  Tess ("), shown);
    assertTrue(shown.contains("* not done: nothing is loaded"), shown);
    RoomAddress nowhere = RoomAddress.of("nowhere", URI.create("https://localhost:" + port));
    assertThrows(
        dev.kinora.cli.room.Hub.Refused.class,
        () ->
            new RoomSession(nowhere, "Tess", folder, terminal).run(InputStream.nullInputStream()));
  }
}
