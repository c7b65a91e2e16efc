package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.SegmentSupply.Supply;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that do not exist when they are asked for. */
class OnDemandTest {
  @TempDir Path folder;

  @Test
  void aRequestWaitsForItsSegment() throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = HttpClient.newHttpClient()) {
      var answer = ask(client, running, 1);
      var wish = running.supply.wish(0);
      assertEquals(1, wish.key().number());
      running.publishSegment(1, 1234);
      wish.answer().complete(new Supply.Published());
      assertEquals(200, answer.join().statusCode());
      assertArrayEquals(Running.pattern(1234), answer.join().body());
    }
  }

  @Test
  void manyWaitWithoutHoldingThreads() throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      // Once a connection is open, the client puts all requests on it.
      client.send(
          HttpRequest.newBuilder(running.https("/health/live")).build(), BodyHandlers.discarding());
      List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        var request =
            HttpRequest.newBuilder(
                    running.https("/titles/abcd1234/" + Sample.VIDEO + "/" + (1 + i % 2) + ".m4s"))
                .build();
        answers.add(client.sendAsync(request, BodyHandlers.ofByteArray()));
      }
      running.supply.wish(99);
      assertEquals(200, running.get("/titles/abcd1234/master.m3u8").statusCode());
      running.publishSegment(1, 10);
      running.publishSegment(2, 20);
      running.supply.wishes().forEach(w -> w.answer().complete(new Supply.Published()));
      for (int i = 0; i < 100; i++) {
        assertEquals(200, answers.get(i).join().statusCode());
        assertEquals(10 + 10 * (i % 2), answers.get(i).join().body().length);
      }
    }
  }

  @Test
  void everyOutcomeHasItsAnswer() throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = HttpClient.newHttpClient()) {
      assertAnswer(running, client, new Supply.Unknown("gone"), 404, "gone");
      assertAnswer(running, client, new Supply.NotEncodable("bad frame 7"), 502, "bad frame 7");
      var busy =
          assertAnswer(
              running, client, new Supply.Overloaded(Duration.ofSeconds(7)), 503, "encoders");
      assertEquals("7", busy.headers().firstValue("Retry-After").orElseThrow());
    }
  }

  private static HttpResponse<byte[]> assertAnswer(
      Running running, HttpClient client, Supply supply, int status, String detail)
      throws Exception {
    int index = running.supply.wishes().size();
    var answer = ask(client, running, 1);
    running.supply.wish(index).answer().complete(supply);
    assertProblem(answer.join(), status, detail);
    return answer.join();
  }

  @Test
  void waitingEndsInTime() throws Exception {
    UnaryOperator<OriginSettings> hurried =
        s -> s.withLimits(s.limits().withWaiting(8, Duration.ofMillis(50)));
    try (Running running = Running.in(folder, hurried);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response = ask(client, running, 1).join();
      assertProblem(response, 503, "still being made");
      assertTrue(response.headers().firstValue("Retry-After").isPresent());
    }
  }

  @Test
  void onlySoManyMayWait() throws Exception {
    UnaryOperator<OriginSettings> one =
        s -> s.withLimits(s.limits().withWaiting(1, Duration.ofSeconds(30)));
    try (Running running = Running.in(folder, one);
        HttpClient client = HttpClient.newHttpClient()) {
      var first = ask(client, running, 1);
      var wish = running.supply.wish(0);
      assertProblem(ask(client, running, 2).join(), 503, "Too many");
      wish.answer().complete(new Supply.NotEncodable("x"));
      assertEquals(502, first.join().statusCode());
      var next = ask(client, running, 2);
      running.supply.wish(1).answer().complete(new Supply.NotEncodable("x"));
      assertEquals(502, next.join().statusCode());
    }
  }

  @Test
  void aClientThatLeavesTakesNothingAlong() throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = HttpClient.newHttpClient()) {
      try (RawSocket leaving = new RawSocket(running.server)) {
        leaving.write(
            "GET /titles/abcd1234/" + Sample.VIDEO + "/1.m4s HTTP/1.1\r\nHost: localhost\r\n\r\n");
        running.supply.wish(0);
      }
      running.publishSegment(1, 5);
      running.supply.wish(0).answer().complete(new Supply.Published());
      assertEquals(200, ask(client, running, 1).join().statusCode());
    }
  }

  @Test
  void aPlayerThatSeeksElsewhereTakesItsWishBack() throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      String video = "/titles/abcd1234/" + Sample.VIDEO;
      var there = HttpRequest.newBuilder(running.https(video + "/1.m4s")).build();
      var abandoned = client.sendAsync(there, BodyHandlers.ofByteArray());
      var first = running.supply.wish(0).answer();
      // Resets the stream; the connection stays.
      assertTrue(abandoned.cancel(true));
      Eventually.becomesTrue("the wish is taken back", first::isCancelled);
      Eventually.becomesTrue(
          "only the request for metrics is in flight",
          () -> running.metric("kinora_http_in_flight") == 1);
      var elsewhere = HttpRequest.newBuilder(running.https(video + "/2.m4s")).build();
      var wanted = client.sendAsync(elsewhere, BodyHandlers.ofByteArray());
      var second = running.supply.wish(1).answer();
      running.publishSegment(2, 7);
      assertTrue(second.complete(new Supply.Published()));
      assertEquals(7, wanted.join().body().length);
    }
  }

  @Test
  void aBrokenHttp2ConnectionLeavesNothingBehind() throws Exception {
    try (Running running = Running.in(folder)) {
      running.publishSegment(2, 16 << 20);
      HttpClient client = running.client(HttpClient.Version.HTTP_2);
      String folderOfVideo = "/titles/abcd1234/" + Sample.VIDEO;
      var waiting = HttpRequest.newBuilder(running.https(folderOfVideo + "/1.m4s")).build();
      var unused = client.sendAsync(waiting, BodyHandlers.discarding());
      var large = HttpRequest.newBuilder(running.https(folderOfVideo + "/2.m4s")).build();
      try (InputStream unread = client.send(large, BodyHandlers.ofInputStream()).body()) {
        assertTrue(unread.read() >= 0);
        running.supply.wish(0);
        client.shutdownNow();
      }
      assertTrue(client.awaitTermination(Duration.ofSeconds(20)));
      running.publishSegment(1, 5);
      running.supply.wish(0).answer().complete(new Supply.Published());
      Eventually.becomesTrue(
          "only the request for metrics is in flight",
          () -> running.metric("kinora_http_in_flight") == 1);
      assertTrue(unused.isDone());
    }
  }

  private static CompletableFuture<HttpResponse<byte[]>> ask(
      HttpClient client, Running running, int number) {
    var path = "/titles/abcd1234/" + Sample.VIDEO + "/" + number + ".m4s";
    var request =
        HttpRequest.newBuilder(running.http(path)).version(HttpClient.Version.HTTP_1_1).build();
    return client.sendAsync(request, BodyHandlers.ofByteArray());
  }

  private static void assertProblem(HttpResponse<byte[]> response, int status, String detail) {
    assertEquals(status, response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
    String text = new String(response.body(), StandardCharsets.UTF_8);
    assertTrue(text.contains(detail), text);
  }
}
