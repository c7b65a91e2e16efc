package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.ops.HealthCheck;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs the server sees. */
class OperationTest {
  @TempDir Path folder;

  @Test
  void probesTellTheTruth() throws Exception {
    var fault = new AtomicReference<Optional<String>>(Optional.empty());
    var checks =
        List.of(new HealthCheck("database", fault::get), new HealthCheck("store", Optional::empty));
    try (Running running = Running.in(folder, checks)) {
      assertEquals(200, running.get("/health/live").statusCode());
      assertEquals(200, running.get("/health/ready").statusCode());
      fault.set(Optional.of("no answer in 2 s"));
      var response = running.get("/health/ready");
      assertEquals(503, response.statusCode());
      assertTrue(text(response.body()).contains("database: no answer in 2 s"));
      assertEquals(200, running.get("/health/live").statusCode());
    }
  }

  @Test
  void metricsCountByRoute() throws Exception {
    try (Running running = Running.in(folder)) {
      running.get("/titles/abcd1234/source", "Range", "bytes=0-9");
      running.get("/titles/zzzz9999/source");
      running.get("/elsewhere");
      String metrics = text(running.get("/metrics").body());
      for (String line :
          List.of(
              "kinora_http_requests_total{route=\"/titles/{id}/source\",status=\"206\"} 1.0",
              "kinora_http_requests_total{route=\"/titles/{id}/source\",status=\"404\"} 1.0",
              "kinora_http_requests_total{route=\"none\",status=\"404\"} 1.0",
              "kinora_titles{state=\"playable\"} 1.0",
              "kinora_http_in_flight 1.0")) {
        assertTrue(metrics.contains(line), line + "\n" + metrics);
      }
      assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
    }
  }

  @Test
  void theAccessLogHasALineForEachRequestAndNoQuery() throws Exception {
    try (Running running = Running.in(folder)) {
      running.get("/titles/abcd1234/master.m3u8?token=canary-1");
      RawSocket.ask(running.server, "/%22%0a");
    }
    List<String> lines = Files.readAllLines(folder.resolve("data/logs/access.log"));
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(
        lines.getFirst().contains("127.0.0.1 \"GET /titles/abcd1234/master.m3u8 HTTP/1.1\" 200 "),
        lines.toString());
    assertFalse(lines.toString().contains("canary"), lines.toString());
  }

  @Test
  void theAuthorityCanBeFetchedOnBothListeners() throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      byte[] file = Files.readAllBytes(folder.resolve("data/tls/ca.crt"));
      var plain = running.get("/ca.crt");
      assertArrayEquals(file, plain.body());
      assertEquals(
          "application/x-x509-ca-cert", plain.headers().firstValue("Content-Type").orElse(""));
      var request = HttpRequest.newBuilder(running.https("/ca.crt")).build();
      assertArrayEquals(file, client.send(request, BodyHandlers.ofByteArray()).body());
    }
  }

  @Test
  void aStopLetsAnswersEndAndFreesThePorts() throws Exception {
    Running running = Running.in(folder);
    int port = running.server.http().orElseThrow().getPort();
    try (RawSocket reader = new RawSocket(running.server)) {
      running.publishSegment(1, 8 << 20);
      reader.write(
          "GET /titles/abcd1234/"
              + Sample.VIDEO
              + "/1.m4s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertTrue(reader.readHead().startsWith("HTTP/1.1 200"));
      Thread stopping = Thread.ofPlatform().start(running::close);
      assertEquals(8 << 20, reader.readToEnd().length());
      stopping.join();
    }
    try (Running again =
        Running.in(
            Files.createDirectory(folder.resolve("again")),
            s -> s.withPorts(OptionalInt.empty(), OptionalInt.of(port)))) {
      assertEquals(200, again.get("/health/live").statusCode());
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (Running running = Running.in(folder)) {
      int port = running.server.http().orElseThrow().getPort();
      Path other = Files.createDirectory(folder.resolve("other"));
      IOException taken =
          assertThrows(
              IOException.class,
              () -> Running.in(other, s -> s.withPorts(OptionalInt.empty(), OptionalInt.of(port))));
      assertTrue(taken.toString().contains(Integer.toString(port)), taken.toString());
      assertTrue(taken.toString().contains("--http-port"), taken.toString());
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
