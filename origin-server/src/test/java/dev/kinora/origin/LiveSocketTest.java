package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.live.LiveChannel;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams as sockets relay them. */
class LiveSocketTest {
  private static final String UPGRADE =
      String.join(
          "\r\n",
          "Host: localhost",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
          "");

  @TempDir Path folder;

  private final MemoryLive live = new MemoryLive();
  private Running running;
  private LiveChannel channel;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder, live.parts());
    client = running.client(HttpClient.Version.HTTP_1_1);
    channel = live.open("cam");
    MemoryLive.header(channel, "init");
  }

  @AfterEach
  void stop() {
    // Its sockets may still be open.
    client.shutdownNow();
    running.close();
  }

  private SocketClient join(URI door) throws Exception {
    int before = channel.viewers();
    SocketClient viewer = SocketClient.open(client, door);
    Eventually.becomesTrue("the viewer is there", () -> channel.viewers() > before);
    return viewer;
  }

  @Test
  void bothDoorsRelayFromTheLatestKeyFrameOn() throws Exception {
    MemoryLive.fragment(channel, "k1", true);
    MemoryLive.fragment(channel, "a", false);
    MemoryLive.fragment(channel, "k2", true);
    List<SocketClient> viewers =
        List.of(join(running.http("/live/cam/socket")), join(running.https("/live/cam/socket")));
    MemoryLive.fragment(channel, "b", false);
    for (SocketClient viewer : viewers) {
      assertEquals("init", viewer.next());
      assertEquals("k2", viewer.next());
      assertEquals("b", viewer.next());
    }
    channel.end();
    for (SocketClient viewer : viewers) {
      assertEquals("closed 1000", viewer.next());
    }
    Eventually.becomesTrue("nobody is left", () -> running.metric("kinora_live_sockets") == 0);
  }

  @Test
  void everyFragmentArrivesInItsOrder() throws Exception {
    SocketClient viewer = join(running.https("/live/cam/socket"));
    assertEquals("init", viewer.next());
    String body = "x".repeat(40_000);
    for (int i = 0; i < 200; i++) {
      MemoryLive.fragment(channel, i + body, i == 0);
    }
    for (int i = 0; i < 200; i++) {
      assertEquals(i + body, viewer.next());
    }
  }

  @Test
  void anotherHeaderSendsViewersIntoANewConnection() throws Exception {
    SocketClient viewer = join(running.http("/live/cam/socket"));
    assertEquals("init", viewer.next());
    MemoryLive.header(channel, "other");
    assertEquals("closed 1012", viewer.next());
    assertEquals("other", join(running.http("/live/cam/socket")).next());
  }

  @Test
  void aViewerThatNeverReadsHarmsNobody() throws Exception {
    List<RawSocket> deaf = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        RawSocket socket = new RawSocket(running.server);
        deaf.add(socket);
        socket.write("GET /live/cam/socket HTTP/1.1\r\n" + UPGRADE + "\r\n");
        assertTrue(socket.readHead().startsWith("HTTP/1.1 101"));
      }
      SocketClient good = join(running.http("/live/cam/socket"));
      assertEquals("init", good.next());
      Eventually.becomesTrue("all are there", () -> channel.viewers() == 6);
      String body = "x".repeat(1_000_000);
      // More than a queue takes: the deaf lose fragments, or their connection.
      for (int i = 0; i < 120; i++) {
        MemoryLive.fragment(channel, i + body, i % 10 == 0);
        assertEquals(i + body, good.next());
      }
      assertTrue(running.metric("kinora_live_socket_skips") >= 5);
    } finally {
      for (RawSocket socket : deaf) {
        socket.close();
      }
    }
    Eventually.becomesTrue("the deaf are gone", () -> channel.viewers() == 1);
  }

  @Test
  void whoeverTalksIsLetGo() throws Exception {
    String[] frames = {
      // Text, binary, the first of many fragments, 2^62 bytes announced, and a reserved bit.
      "\u0081\u0081abcda",
      "\u0082\u0081abcda",
      "\u0001\u0081abcda",
      "\u0082\u00ff@\0\0\0\0\0\0\0abcd",
      "\u00c2\u0081abcda",
    };
    for (String frame : frames) {
      try (RawSocket rude = new RawSocket(running.server)) {
        rude.write("GET /live/cam/socket HTTP/1.1\r\n" + UPGRADE + "\r\n");
        assertTrue(rude.readHead().startsWith("HTTP/1.1 101"));
        rude.write(frame);
        rude.readToEnd();
      }
    }
    Eventually.becomesTrue("all are gone", () -> channel.viewers() == 0);
    assertEquals("init", join(running.http("/live/cam/socket")).next());
  }

  @Test
  void pagesOfOthersOpenNoSocket() throws Exception {
    try (RawSocket foreign = new RawSocket(running.server)) {
      foreign.write(
          "GET /live/cam/socket HTTP/1.1\r\nOrigin: https://elsewhere.example\r\n"
              + UPGRADE
              + "\r\n");
      assertTrue(foreign.readHead().startsWith("HTTP/1.1 403"));
    }
  }

  @Test
  void withoutAStreamThereIsNoSocket() throws Exception {
    assertEquals(426, running.get("/live/cam/socket").statusCode());
    assertThrows(
        ExecutionException.class,
        () -> SocketClient.open(client, running.http("/live/other/socket")));
    channel.end();
    assertThrows(
        ExecutionException.class,
        () -> SocketClient.open(client, running.http("/live/cam/socket")));
  }

  @Test
  void aServerThatStopsSaysSo() throws Exception {
    SocketClient viewer;
    try (Running other = Running.in(Files.createDirectory(folder.resolve("other")), live.parts())) {
      viewer = join(other.http("/live/cam/socket"));
      assertEquals("init", viewer.next());
    }
    assertEquals("closed 1001", viewer.next());
  }
}
