package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Streams pushed over HTTP. */
class LivePushTest {
  @TempDir Path folder;

  private final MemoryLive live = new MemoryLive();
  private Running running;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder, live.parts());
    client = running.client(HttpClient.Version.HTTP_2);
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    running.close();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(running.https(path))
            .header("Content-Type", "video/webm")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> chunk(String query, String body) throws Exception {
    return send("POST", "/live/cam?" + query, body);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aWholeStreamInOneBody(HttpClient.Version version) throws Exception {
    try (HttpClient other = running.client(version)) {
      CompletableFuture<HttpResponse<Void>> answer;
      try (SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>()) {
        answer = push(other, body);
        body.submit(MemoryLive.bytes("first"));
        Eventually.becomesTrue(
            "the beginning arrives while more is to come",
            () -> !live.feeds.isEmpty() && live.feeds.getFirst().got().equals("first"));
        assertEquals(Optional.of("video/webm"), live.feeds.getFirst().mediaType);
        body.submit(MemoryLive.bytes(" second"));
      }
      assertEquals(204, answer.get().statusCode());
      assertEquals("first second", live.feeds.getFirst().got());
      assertEquals(List.of("end"), live.feeds.getFirst().ends());
    }
  }

  private CompletableFuture<HttpResponse<Void>> push(
      HttpClient publisher, SubmissionPublisher<ByteBuffer> body) throws InterruptedException {
    var answer =
        publisher.sendAsync(
            HttpRequest.newBuilder(running.https("/live/cam"))
                .header("Content-Type", "video/webm")
                .PUT(BodyPublishers.fromPublisher(body))
                .build(),
            BodyHandlers.discarding());
    // What is submitted before is lost.
    Eventually.becomesTrue("the body is asked for", body::hasSubscribers);
    return answer;
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aPublisherWhoseConnectionBreaksIsLost(HttpClient.Version version) throws Exception {
    try (HttpClient other = running.client(version);
        SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>()) {
      var answer = push(other, body);
      body.submit(MemoryLive.bytes("first"));
      Eventually.becomesTrue(
          "it begins", () -> !live.feeds.isEmpty() && live.feeds.getFirst().got().equals("first"));
      other.shutdownNow();
      Eventually.becomesTrue(
          "it is lost", () -> live.feeds.getFirst().ends().equals(List.of("lost")));
      assertThrows(Exception.class, answer::get);
    }
  }

  @Test
  void piecesAreTakenOnceAndInTheirOrder() throws Exception {
    assertEquals(204, chunk("broadcast=b1&seq=0", "a").statusCode());
    assertEquals(204, chunk("broadcast=b1&seq=1", "b").statusCode());
    assertEquals(204, chunk("broadcast=b1&seq=1", "b").statusCode());
    var gap = chunk("broadcast=b1&seq=3", "d");
    assertEquals(409, gap.statusCode());
    assertEquals(2, JsonMapper.shared().readTree(gap.body()).get("expected").asInt());
    assertEquals(204, chunk("broadcast=b1&seq=2&last=1", "c").statusCode());
    assertEquals("abc", live.feeds.getFirst().got());
    assertEquals(List.of("end"), live.feeds.getFirst().ends());
    var late = chunk("broadcast=b1&seq=3", "d");
    assertEquals(0, JsonMapper.shared().readTree(late.body()).get("expected").asInt());
    assertEquals(1, live.feeds.size());
  }

  @Test
  void aNameThatIsLiveIsNotTakenOver() throws Exception {
    assertEquals(204, chunk("broadcast=b1&seq=0", "a").statusCode());
    assertEquals(409, chunk("broadcast=b2&seq=0", "a").statusCode());
    assertEquals(409, send("PUT", "/live/taken", "a").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broadcast=b1",
        "seq=0",
        "broadcast=b1&seq=-1",
        "broadcast=b1&seq=01",
        "broadcast=..%2f&seq=0",
        "broadcast=b1&seq=0&last=yes",
      })
  void piecesWithoutANumberAreRefused(String query) throws Exception {
    assertEquals(400, chunk(query, "a").statusCode());
    assertEquals(0, live.feeds.size());
  }

  @Test
  void whatTheIngestSaysReachesThePublisher() throws Exception {
    live.complaint = Optional.of("This is no WebM.");
    var whole = send("PUT", "/live/cam", "a");
    assertEquals(400, whole.statusCode());
    assertTrue(whole.body().contains("This is no WebM."), whole.body());
    assertEquals(400, chunk("broadcast=b1&seq=0", "a").statusCode());
    assertEquals(List.of("lost"), live.feeds.get(1).ends());
  }

  @Test
  void aTitleIsShownAsItWasWritten() throws Exception {
    assertEquals(204, send("PUT", "/live/Evening", "a").statusCode());
    assertEquals(204, chunk("broadcast=b1&seq=0&title=Ada%27s%20stage", "a").statusCode());
    assertEquals(
        List.of("evening: Evening", "cam: Ada's stage"),
        live.feeds.stream().map(feed -> feed.name + ": " + feed.title).toList());
  }

  @Test
  void aKeyIsPassedOn() throws Exception {
    assertEquals(403, send("PUT", "/live/locked", "a").statusCode());
    assertEquals(204, send("PUT", "/live/locked?key=secret", "a").statusCode());
  }

  @Test
  void aPieceThatIsTooLargeIsRefused() throws Exception {
    var request =
        HttpRequest.newBuilder(running.https("/live/cam?broadcast=b1&seq=0"))
            .POST(BodyPublishers.ofByteArray(new byte[(16 << 20) + 1]))
            .build();
    var response = client.send(request, BodyHandlers.discarding());
    assertEquals(413, response.statusCode());
    assertEquals(0, live.feeds.size());
  }

  @Test
  void aStreamHasNoSize() throws Exception {
    String body = "x".repeat(5 << 20);
    assertEquals(204, send("PUT", "/live/cam", body).statusCode());
    assertEquals(body.length(), live.feeds.getFirst().got().length());
    assertEquals(204, chunk("broadcast=b1&seq=0", body).statusCode());
    assertEquals(body.length(), live.feeds.getLast().got().length());
  }

  @Test
  void aStreamIsEnded() throws Exception {
    live.open("cam");
    assertEquals(204, chunk("broadcast=b1&seq=0", "a").statusCode());
    assertEquals(204, send("DELETE", "/live/cam", "").statusCode());
    assertEquals(List.of("end"), live.feeds.getFirst().ends());
    assertEquals(404, send("DELETE", "/live/cam", "").statusCode());
  }

  @Test
  void nothingIsPushedThroughThePlainDoor() throws Exception {
    assertEquals(404, running.send("PUT", "/live/cam").statusCode());
    assertEquals(0, live.feeds.size());
  }
}
