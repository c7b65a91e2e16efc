package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.live.LiveChannel;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Playlists, segments and the API of running streams. */
class LiveDeliveryTest {
  @TempDir Path folder;

  private final MemoryLive live = new MemoryLive();
  private Running running;
  private LiveChannel channel;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder, live.parts());
    channel = live.open("cam");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private String text(String path) throws Exception {
    HttpResponse<byte[]> response = running.get(path);
    assertEquals(200, response.statusCode(), path);
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private String rendition() {
    return channel.view().renditions().keySet().iterator().next();
  }

  @Test
  void aStreamIsPlayedFromItsMultivariantPlaylist() throws Exception {
    MemoryLive.segments(channel, 0, 4);
    String master = text("/live/cam/master.m3u8");
    assertTrue(master.contains(rendition() + "/index.m3u8"), master);
    String media = text("/live/cam/" + rendition() + "/index.m3u8");
    assertTrue(media.endsWith("2.m4s\n"), media);
    assertEquals("header", text("/live/cam/" + rendition() + "/init.mp4"));
    assertEquals("segment 2", text("/live/cam/" + rendition() + "/2.m4s"));
    String mpd = text("/live/cam/manifest.mpd");
    assertTrue(mpd.contains("type=\"dynamic\"") && mpd.contains(rendition()), mpd);
  }

  @Test
  void documentsAreCheckedAndSegmentsKept() throws Exception {
    MemoryLive.segments(channel, 0, 4);
    String playlist = "/live/cam/" + rendition() + "/index.m3u8";
    var first = running.get(playlist);
    assertEquals("no-cache", header(first, "Cache-Control"));
    assertEquals("application/vnd.apple.mpegurl", header(first, "Content-Type"));
    assertEquals("*", header(first, "Access-Control-Allow-Origin"));
    String tag = header(first, "ETag");
    assertEquals(304, running.get(playlist, "If-None-Match", tag).statusCode());
    MemoryLive.segments(channel, 4, 5);
    assertEquals(200, running.get(playlist, "If-None-Match", tag).statusCode());
    var segment = running.get("/live/cam/" + rendition() + "/1.m4s", "Range", "bytes=0-2");
    assertEquals(206, segment.statusCode());
    assertTrue(header(segment, "Cache-Control").contains("immutable"));
    assertEquals(0, running.send("HEAD", playlist).body().length);
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    assertEquals(404, running.get("/live/cam/master.m3u8").statusCode());
    MemoryLive.segments(channel, 0, 3);
    String base = "/live/cam/" + rendition();
    assertEquals(404, running.get("/live/other/master.m3u8").statusCode());
    assertEquals(404, running.get("/live/cam/other/index.m3u8").statusCode());
    assertEquals(404, running.get(base + "/9.m4s").statusCode());
    assertEquals(404, running.get("/live/..%2fcam/master.m3u8").statusCode());
    assertEquals(404, running.get("/live/c_m/master.m3u8").statusCode());
    assertEquals(200, running.get("/live/Cam/master.m3u8").statusCode());
  }

  @Test
  void whoAsksForSegmentsIsAViewerOnce() throws Exception {
    MemoryLive.segments(channel, 0, 4);
    String base = "/live/cam/" + rendition();
    assertEquals(0, viewers());
    for (int n = 0; n < 3; n++) {
      running.get(base + "/" + n + ".m4s");
    }
    assertEquals(1, viewers());
    running.get("/live/cam/master.m3u8", "User-Agent", "somebody who only looks");
    running.get(base + "/1.m4s", "User-Agent", "another player");
    assertEquals(2, viewers());
  }

  private int viewers() throws Exception {
    return JsonMapper.shared().readTree(text("/api/live/cam")).get("viewers").asInt();
  }

  @Test
  void theApiListsStreams() throws Exception {
    JsonMapper json = JsonMapper.shared();
    JsonNode one = json.readTree(text("/api/live/cam"));
    assertEquals("A \"camera\" <b>", one.get("title").asString());
    assertEquals("live", one.get("state").asString());
    assertFalse(one.get("listed").asBoolean());
    assertTrue(one.get("socket").isNull());
    MemoryLive.header(channel, "init");
    channel.interrupted();
    JsonNode all = json.readTree(text("/api/live")).get("live");
    assertEquals(1, all.size());
    assertEquals("waiting", all.get(0).get("state").asString());
    assertEquals("/live/cam/socket", all.get(0).get("socket").get("url").asString());
    assertEquals(MemoryLive.MIME, all.get(0).get("socket").get("mime").asString());
    assertEquals(404, running.get("/api/live/other").statusCode());
  }

  @Test
  void theTimeIsTold() throws Exception {
    var response = running.get("/api/time");
    assertEquals("no-store", header(response, "Cache-Control"));
    assertEquals("*", header(response, "Access-Control-Allow-Origin"));
    Instant told = Instant.parse(new String(response.body(), StandardCharsets.US_ASCII));
    Duration off = Duration.between(told, Instant.now()).abs();
    assertTrue(off.compareTo(Duration.ofMinutes(5)) < 0, off.toString());
  }

  @Test
  void pagesHearOfStreams() throws Exception {
    try (HttpClient client = running.client(HttpClient.Version.HTTP_1_1)) {
      var request = HttpRequest.newBuilder(running.https("/api/events")).build();
      var response = client.send(request, BodyHandlers.ofInputStream());
      try (var lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        LiveChannel second = live.open("second");
        assertTrue(next(lines, "event:live").contains("\"name\":\"second\""));
        second.end();
        assertTrue(next(lines, "event:live-ended").contains("\"second\""));
      }
    }
  }

  /** The data of the next such event that is about the second stream. */
  private static String next(BufferedReader lines, String event) throws Exception {
    while (true) {
      String line = lines.readLine();
      if (line == null) {
        throw new AssertionError("the events ended before " + event);
      }
      if (line.equals(event)) {
        String data = lines.readLine();
        if (data != null && data.contains("second")) {
          return data;
        }
      }
    }
  }
}
