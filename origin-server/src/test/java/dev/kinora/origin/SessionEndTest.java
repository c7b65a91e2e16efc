package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is open for somebody ends with their session. */
class SessionEndTest {
  @TempDir Path folder;

  private Running start() throws IOException {
    return Running.in(folder, s -> s.withHost("127.0.0.1", AccessMode.MEMBERS));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void anOpenStreamEndsWhenItsOwnerSignsOut(HttpClient.Version version) throws Exception {
    try (Running running = start();
        Visitor ann = Visitor.of(running).first("ann");
        HttpClient client = running.client(version)) {
      try (InputStream stream = events(running, client, ann.cookie().orElseThrow())) {
        assertTrue(stream.read() > 0, "the stream has begun");
        long started = System.nanoTime();
        assertEquals(204, ann.status("DELETE", "/api/session", ""));
        readToEnd(stream);
        assertTrue(System.nanoTime() - started < Duration.ofSeconds(20).toNanos());
      }
    }
  }

  @Test
  void eventsComeToAnEndInOrderAndOtherStreamsGoOn() throws Exception {
    try (Running running = start();
        Visitor ann = Visitor.of(running).first("ann");
        Visitor phone = Visitor.of(running);
        HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      assertEquals(200, phone.signIn("ann", "pass-ann-word"));
      try (InputStream anns = events(running, client, ann.cookie().orElseThrow());
          InputStream phones = events(running, client, phone.cookie().orElseThrow())) {
        assertTrue(anns.read() > 0, "the stream has begun");
        assertTrue(phones.read() > 0, "the other has begun");
        assertEquals(204, ann.status("DELETE", "/api/session", ""));
        // A stream that is reset would throw here.
        anns.transferTo(OutputStream.nullOutputStream());
        running.library.remove(Sample.ID);
        assertTrue(
            new BufferedReader(new InputStreamReader(phones, StandardCharsets.UTF_8))
                .lines()
                .anyMatch("event:title-removed"::equals),
            "on the same connection the other goes on");
      }
    }
  }

  @Test
  void whatEndsInAnotherProcessIsNoticed() throws Exception {
    try (Running running = start();
        Visitor ann = Visitor.of(running).first("ann");
        HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      try (InputStream stream = events(running, client, ann.cookie().orElseThrow())) {
        assertTrue(stream.read() > 0, "the stream has begun");
        try (Connection connection = running.database.getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("DELETE FROM account_session");
        }
        readToEnd(stream);
      }
      Eventually.becomesTrue(
          "the session is over here too",
          () -> {
            try {
              return ann.status("GET", "/api/titles", "") == 401;
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
    }
  }

  private static InputStream events(Running running, HttpClient client, String token)
      throws Exception {
    var request =
        HttpRequest.newBuilder(running.https("/api/events"))
            .header("Authorization", "Bearer " + token)
            .build();
    var response = client.send(request, BodyHandlers.ofInputStream());
    assertEquals(200, response.statusCode());
    return response.body();
  }

  /** Until the end, or until the stream is cut off. */
  private static void readToEnd(InputStream stream) {
    try {
      while (stream.read() >= 0) {
        // Comments that keep the connection alive.
      }
    } catch (IOException cutOff) {
      assertTrue(cutOff.toString().length() > 0);
    }
  }
}
