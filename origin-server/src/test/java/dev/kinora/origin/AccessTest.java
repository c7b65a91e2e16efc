package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered at all. */
class AccessTest {
  private static final String PATH = "/titles/abcd1234/master.m3u8";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 127.0.0.1",
        "x-forwarded-host: localhost",
        "Forwarded: for=127.0.0.1",
        "Via: 1.1 tunnel",
        "CF-Connecting-IP: 127.0.0.1",
        "X-Real-IP: 127.0.0.1",
        "Host: evil.example"
      })
  void forwardedOrReboundIsNotLocal(String field) throws Exception {
    try (Running running = Running.in(folder)) {
      String answer = RawSocket.ask(running.server, PATH, field);
      assertTrue(answer.startsWith("HTTP/1.1 403") || answer.startsWith("HTTP/1.1 400"), answer);
      assertTrue(!answer.contains("EXTM3U"), answer);
    }
  }

  @Test
  void aForeignHostIsRefusedWithAProblem() throws Exception {
    try (Running running = Running.in(folder);
        RawSocket socket = new RawSocket(running.server)) {
      socket.write("GET " + PATH + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
      String answer = socket.readToEnd();
      assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
      assertTrue(answer.contains("application/problem+json"), answer);
      assertTrue(answer.contains("--access"), answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "http://user@localhost@evil.example"})
  void anAbsoluteTargetCountsToo(String authority) throws Exception {
    try (Running running = Running.in(folder)) {
      String answer = RawSocket.ask(running.server, authority + PATH);
      assertTrue(answer.startsWith("HTTP/1.1 403") || answer.startsWith("HTTP/1.1 400"), answer);
    }
  }

  @Test
  void anAbsoluteTargetOfThisMachineIsAnswered() throws Exception {
    try (Running running = Running.in(folder)) {
      String answer = RawSocket.ask(running.server, "http://localhost" + PATH);
      assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }
  }

  @Test
  void boundWiderOpenAnswersEverybody() throws Exception {
    try (Running running = Running.in(folder, s -> s.withHost("0.0.0.0", AccessMode.OPEN));
        RawSocket socket = new RawSocket(running.server)) {
      socket.write("GET " + PATH + " HTTP/1.1\r\nHost: media.example\r\nConnection: close\r\n\r\n");
      assertEquals("HTTP/1.1 200 OK", socket.readHead().lines().findFirst().orElseThrow());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void membersAreAskedWhoTheyAre(String host) throws Exception {
    try (Running running = Running.in(folder, s -> s.withHost(host, AccessMode.MEMBERS))) {
      for (String field : new String[] {"X-None: 1", "X-Forwarded-For: 127.0.0.1"}) {
        String answer = RawSocket.ask(running.server, PATH, field);
        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        assertTrue(answer.contains("WWW-Authenticate: Bearer"), answer);
      }
    }
  }
}
