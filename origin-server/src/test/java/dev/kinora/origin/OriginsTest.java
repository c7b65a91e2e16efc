package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two origins over one library, and what a page needs to take segments from elsewhere. */
class OriginsTest {
  @TempDir Path folder;

  @Test
  void eachNamesTheOtherUntilItEnds() throws Exception {
    try (Running first = Running.in(folder.resolve("a"))) {
      String second;
      try (Running other = Running.in(folder.resolve("b"), first.database)) {
        second = address(other);
        assertEquals(
            "{\"origins\":[\"%s\",\"%s\"]}".formatted(second, address(first)),
            text(other, "/api/origins"));
        Eventually.becomesTrue("the other is known", () -> names(first, second));
        String policy = policy(first);
        String there = second.replace("127.0.0.1", "localhost");
        assertTrue(policy.contains("connect-src 'self' " + there + ";"), policy);
        assertTrue(policy.contains("script-src 'self';"), policy);
      }
      Eventually.becomesTrue("the other is gone", () -> !names(first, second));
    }
  }

  @Test
  void finishedSegmentsHaveHashesAndOthersHaveNone() throws Exception {
    try (Running running = Running.in(folder)) {
      String path = "/api/titles/%s/%s/hashes".formatted(Sample.ID, Sample.VIDEO);
      assertEquals("{\"hashes\":{}}", text(running, path));
      String hash = "ab".repeat(32);
      running.hashes.add(new SegmentRecord(new SegmentKey(Sample.ID, Sample.VIDEO, 7), 10, hash));
      running.hashes.add(
          new SegmentRecord(new SegmentKey(Sample.ID, Sample.AUDIO, 8), 10, "cd".repeat(32)));
      assertEquals("{\"hashes\":{\"7\":\"%s\"}}".formatted(hash), text(running, path));
      assertEquals(404, running.get(path.replace(Sample.VIDEO, "v1-none")).statusCode());
      assertFalse(text(running, path).contains("cd"));
    }
  }

  private static boolean names(Running running, String address) {
    try {
      return text(running, "/api/origins").contains(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String policy(Running running) throws Exception {
    try (HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      return client
          .send(HttpRequest.newBuilder(running.https("/")).build(), BodyHandlers.discarding())
          .headers()
          .firstValue("Content-Security-Policy")
          .orElseThrow();
    }
  }

  private static String address(Running running) {
    return "https://127.0.0.1:" + running.server.https().orElseThrow().getPort();
  }

  private static String text(Running running, String path) throws Exception {
    return new String(running.get(path).body(), StandardCharsets.UTF_8);
  }
}
