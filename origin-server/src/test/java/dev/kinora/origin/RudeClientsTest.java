package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that want more than their share, while others are still served. */
class RudeClientsTest {
  private static final String PATH = "/titles/abcd1234/master.m3u8";

  private static final Duration SHORT = Duration.ofMillis(500);

  @TempDir Path folder;

  @Test
  void aSlowRequestHeadIsCutOff() throws Exception {
    try (Running running =
            Running.in(folder, s -> s.withLimits(s.limits().withTimes(SHORT, SHORT)));
        RawSocket slow = new RawSocket(running.server)) {
      slow.write("GET " + PATH + " HTTP/1.1\r\nHost: loc");
      long started = System.nanoTime();
      slow.readToEnd();
      Duration held = Duration.ofNanos(System.nanoTime() - started);
      assertTrue(held.compareTo(Duration.ofSeconds(15)) < 0, held.toString());
      assertEquals(200, running.get(PATH).statusCode());
    }
  }

  @Test
  void anIdleConnectionIsCutOff() throws Exception {
    try (Running running =
            Running.in(folder, s -> s.withLimits(s.limits().withTimes(SHORT, SHORT)));
        RawSocket idle = new RawSocket(running.server)) {
      assertEquals("", idle.readToEnd());
    }
  }

  @Test
  void hugeHeadersAndBodiesAreRefused() throws Exception {
    try (Running running = Running.in(folder)) {
      assertRefused(
          running,
          "GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(100_000) + "\r\n\r\n");
      assertRefused(
          running,
          "GET "
              + PATH
              + " HTTP/1.1\r\nHost: localhost\r\n"
              + "X-Many: 1\r\n".repeat(500)
              + "\r\n");
      assertRefused(running, "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n\r\n");
      try (RawSocket socket = new RawSocket(running.server)) {
        socket.write("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n");
        String head = socket.readHead();
        assertTrue(head.startsWith("HTTP/1.1 413"), head);
        assertTrue(head.contains("application/problem+json"), head);
      }
      assertEquals(200, running.get(PATH).statusCode());
    }
  }

  private static void assertRefused(Running running, String request) throws IOException {
    try (RawSocket socket = new RawSocket(running.server)) {
      String answer;
      try {
        socket.write(request);
        answer = socket.readToEnd();
      } catch (IOException reset) {
        answer = "";
      }
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
    }
  }

  @Test
  void readersThatDoNotReadHoldNoThread() throws Exception {
    try (Running running = Running.in(folder)) {
      running.publishSegment(1, 16 << 20);
      List<RawSocket> stuck = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        RawSocket socket = new RawSocket(running.server);
        stuck.add(socket);
        socket.write(
            "GET /titles/abcd1234/" + Sample.VIDEO + "/1.m4s HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertTrue(socket.readHead().startsWith("HTTP/1.1 200"));
      }
      for (int i = 0; i < 10; i++) {
        assertEquals(200, running.get(PATH).statusCode());
      }
      assertEquals(16 << 20, stuck.getFirst().read(16 << 20).length());
      for (RawSocket socket : stuck) {
        socket.close();
      }
      assertEquals(200, running.get(PATH).statusCode());
    }
  }
}
