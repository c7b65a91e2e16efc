package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes as they reach a page. */
class EventsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void changesAndRemovalsArrive(HttpClient.Version version) throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = running.client(version)) {
      var request = HttpRequest.newBuilder(running.https("/api/events")).build();
      var response = client.send(request, BodyHandlers.ofInputStream());
      assertEquals(version, response.version());
      assertEquals(
          "text/event-stream; charset=UTF-8",
          response.headers().firstValue("Content-Type").orElseThrow());
      try (var lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        assertEquals("retry:2000", lines.readLine());
        assertEquals("", lines.readLine());
        running.library.put(Running.playable(running.title));
        running.library.remove(Sample.ID);
        assertEquals("event:titles-changed", lines.readLine());
        String data = lines.readLine();
        assertTrue(data != null && data.startsWith("data:{\"id\":\"abcd1234\""), data);
        assertEquals("", lines.readLine());
        assertEquals("event:title-removed", lines.readLine());
        assertEquals("data:{\"id\":\"abcd1234\"}", lines.readLine());
      }
    }
  }

  @Test
  void aListenerThatDoesNotReadIsLetGo() throws Exception {
    try (Running running = Running.in(folder);
        RawSocket deaf = new RawSocket(running.server)) {
      deaf.write("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertTrue(deaf.readHead().startsWith("HTTP/1.1 200"));
      Eventually.becomesTrue(
          "the stream is counted", () -> running.metric("kinora_event_clients") == 1);
      Eventually.becomesTrue(
          "the deaf listener is dropped",
          () -> {
            for (int i = 0; i < 1000; i++) {
              running.library.put(Running.playable(running.title));
            }
            return running.metric("kinora_event_clients") == 0;
          });
    }
  }

  @Test
  void onlySoManyMayListen() throws Exception {
    try (Running running = Running.in(folder, s -> s.withLimits(s.limits().withEventClients(1)));
        RawSocket first = new RawSocket(running.server)) {
      first.write("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertTrue(first.readHead().startsWith("HTTP/1.1 200"));
      HttpResponse<byte[]> second = running.get("/api/events");
      assertEquals(503, second.statusCode());
      assertTrue(second.headers().firstValue("Retry-After").isPresent());
    }
  }
}
