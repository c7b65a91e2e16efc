package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.library.LibraryTitle;
import dev.kinora.origin.library.Stage;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Measured;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Manifests, segments and sources over every protocol. */
class DeliveryTest {
  private static final String SEGMENT = "/titles/abcd1234/" + Sample.VIDEO + "/0.m4s";
  private static final String SOURCE = "/titles/abcd1234/source";
  private static final String MASTER = "/titles/abcd1234/master.m3u8";

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void segmentsAndSourcesComeOverTlsInBothVersions(HttpClient.Version version) throws Exception {
    try (HttpClient client = running.client(version)) {
      // The second time a segment is read into memory, from then on it comes from there.
      for (int i = 0; i < 4; i++) {
        HttpResponse<byte[]> response = get(client, SEGMENT);
        assertEquals(200, response.statusCode());
        assertEquals(version, response.version());
        assertArrayEquals(Running.pattern(50_000), response.body());
      }
      assertArrayEquals(running.sourceBytes, get(client, SOURCE).body());
      assertArrayEquals(
          running.sourcePart(70_000, 100_000), get(client, SOURCE, "Range", "bytes=70000-").body());
    }
  }

  private HttpResponse<byte[]> get(HttpClient client, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(running.https(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void plainListenerSpeaksHttp2ByUpgrade() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      var request = HttpRequest.newBuilder(running.http(SEGMENT)).build();
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      assertEquals(HttpClient.Version.HTTP_2, response.version());
      assertArrayEquals(Running.pattern(50_000), response.body());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=500-99998|500|99999",
        "bytes=0-0|0|1",
        "bytes=0-|0|100000",
        "bytes=-1|99999|100000",
        "bytes=99990-200000|99990|100000"
      })
  void sourceComesInParts(String range, int from, int end) throws Exception {
    var response = running.get(SOURCE, "Range", range);
    assertEquals(206, response.statusCode());
    assertEquals("bytes %d-%d/100000".formatted(from, end - 1), header(response, "Content-Range"));
    assertEquals(Integer.toString(end - from), header(response, "Content-Length"));
    assertArrayEquals(running.sourcePart(from, end), response.body());
  }

  @Test
  void segmentsComeInPartsFromDiskAndFromMemory() throws Exception {
    for (int i = 0; i < 3; i++) {
      var response = running.get(SEGMENT, "Range", "bytes=100-199");
      assertEquals(206, response.statusCode());
      assertArrayEquals(
          java.util.Arrays.copyOfRange(Running.pattern(50_000), 100, 200), response.body());
    }
  }

  @ParameterizedTest
  @CsvSource({SOURCE + ", video/matroska, 100000", SEGMENT + ", video/mp4, 50000"})
  void severalPartsComeInOneAnswer(String path, String type, int size) throws Exception {
    byte[] whole = running.get(path).body();
    for (int i = 0; i < 3; i++) {
      var response = running.get(path, "Range", "bytes=40000-49000, 0-0, -70, 100-199");
      assertEquals(206, response.statusCode());
      String boundary = header(response, "Content-Type").split("boundary=", -1)[1];
      assertEquals(Integer.toString(response.body().length), header(response, "Content-Length"));
      var expected = new java.io.ByteArrayOutputStream();
      for (int[] part : new int[][] {{40_000, 49_001}, {0, 1}, {size - 70, size}, {100, 200}}) {
        expected.write(
            "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
                .formatted(boundary, type, part[0], part[1] - 1, size)
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        expected.write(java.util.Arrays.copyOfRange(whole, part[0], part[1]));
      }
      expected.write(
          "\r\n--%s--\r\n"
              .formatted(boundary)
              .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      assertArrayEquals(expected.toByteArray(), response.body());
    }
  }

  @Test
  void rangesBeyondTheEndAndStaleOnes() throws Exception {
    var beyond = running.get(SOURCE, "Range", "bytes=100000-");
    assertEquals(416, beyond.statusCode());
    assertEquals("bytes */100000", header(beyond, "Content-Range"));
    assertEquals("application/problem+json", header(beyond, "Content-Type"));
    String tag = header(running.get(SOURCE), "ETag");
    assertEquals(206, running.get(SOURCE, "Range", "bytes=0-9", "If-Range", tag).statusCode());
    assertEquals(200, running.get(SOURCE, "Range", "bytes=0-9", "If-Range", "\"x\"").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "/titles/abcd1234/master.m3u8, application/vnd.apple.mpegurl, no-cache",
    "/titles/abcd1234/manifest.mpd, application/dash+xml, no-cache",
    "/titles/abcd1234/v720-0123456789/index.m3u8, application/vnd.apple.mpegurl, no-cache",
    "/titles/abcd1234/v720-0123456789/init.mp4, video/mp4, immutable",
    "/titles/abcd1234/a2-0123456789/init.mp4, audio/mp4, immutable",
    "/titles/abcd1234/v720-0123456789/0.m4s, video/mp4, immutable",
    "/titles/abcd1234/source, video/matroska, no-cache",
    "/titles/abcd1234/poster.jpg, image/jpeg, no-cache",
    "/titles/abcd1234/thumbnails.vtt, text/vtt, no-cache"
  })
  void everyAnswerSaysWhatItIs(String path, String type, String caching) throws Exception {
    var got = running.get(path, "Origin", "https://elsewhere.example");
    assertEquals(200, got.statusCode());
    assertEquals(type, header(got, "Content-Type"));
    assertTrue(header(got, "Cache-Control").contains(caching), header(got, "Cache-Control"));
    assertEquals("*", header(got, "Access-Control-Allow-Origin"));
    assertTrue(header(got, "Access-Control-Expose-Headers").contains("Content-Range"));
    assertEquals("nosniff", header(got, "X-Content-Type-Options"));
    assertTrue(header(got, "ETag").matches("\"[^\"]+\""), header(got, "ETag"));
    assertTrue(got.headers().firstValue("Date").isPresent());

    var head = running.send("HEAD", path);
    assertEquals(0, head.body().length);
    for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
      assertEquals(header(got, name), header(head, name), name);
    }
    var unchanged = running.get(path, "If-None-Match", header(got, "ETag"));
    assertEquals(304, unchanged.statusCode());
    assertEquals(0, unchanged.body().length);
    assertEquals(header(got, "ETag"), header(unchanged, "ETag"));
    assertEquals(412, running.get(path, "If-Match", "\"other\"").statusCode());
  }

  @Test
  void theMapOfSmallPicturesLeadsToSheets() throws Exception {
    String map =
        new String(running.get("/titles/abcd1234/thumbnails.vtt").body(), StandardCharsets.UTF_8);
    Matcher sheet = Pattern.compile("(?m)^(s108-\\w+/0\\.jpg)#xywh=384,0,192,108$").matcher(map);
    assertTrue(sheet.find(), map);
    var got = running.get("/titles/abcd1234/" + sheet.group(1));
    assertEquals(200, got.statusCode());
    assertEquals("image/jpeg", header(got, "Content-Type"));
    assertTrue(header(got, "Cache-Control").contains("immutable"));
    var other = running.get("/titles/abcd1234/" + sheet.group(1).replace("0.jpg", "1.jpg"));
    assertEquals(404, other.statusCode());
  }

  @Test
  void subtitlesAreCutWhereThePictureIs() throws Exception {
    String track = "/titles/" + Sample.ID + "/" + Sample.TEXT;
    HttpResponse<byte[]> whole = running.get(track + "/subtitles.vtt");
    assertArrayEquals(Sample.DOCUMENT, whole.body());
    assertEquals(
        Optional.of("text/vtt; charset=utf-8"), whole.headers().firstValue("content-type"));
    for (int n = 0; n < 3; n++) {
      String segment =
          new String(running.get(track + "/" + n + ".vtt").body(), StandardCharsets.UTF_8);
      assertTrue(segment.startsWith("WEBVTT\nX-TIMESTAMP-MAP="), segment);
      assertEquals(n < 2, segment.contains("00:00:01.500 --> 00:00:02.500\nGrüße"), segment);
    }
    assertEquals(404, running.get(track + "/3.vtt").statusCode());
    assertEquals(404, running.get(track + "/0.m4s").statusCode());
    assertEquals(404, running.get(track.replace("t-de", "t-en") + "/0.vtt").statusCode());
  }

  @Test
  void preflightAllowsRanges() throws Exception {
    var response =
        running.send(
            "OPTIONS",
            SEGMENT,
            "Origin",
            "https://elsewhere.example",
            "Access-Control-Request-Headers",
            "range");
    assertEquals(204, response.statusCode());
    assertEquals("*", header(response, "Access-Control-Allow-Origin"));
    assertTrue(header(response, "Access-Control-Allow-Headers").contains("Range"));
    assertFalse(response.headers().firstValue("Access-Control-Allow-Credentials").isPresent());
  }

  @Test
  void manifestsAreCompressedOnRequestSegmentsNever() throws Exception {
    var plain = running.get(MASTER);
    var packed = running.get(MASTER, "Accept-Encoding", "gzip");
    assertEquals("gzip", header(packed, "Content-Encoding"));
    assertEquals("Accept-Encoding", header(packed, "Vary"));
    assertEquals("Accept-Encoding", header(plain, "Vary"));
    assertNotEquals(header(plain, "ETag"), header(packed, "ETag"));
    assertTrue(packed.body().length < plain.body().length);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertArrayEquals(plain.body(), in.readAllBytes());
    }
    var segment = running.get(SEGMENT, "Accept-Encoding", "gzip");
    assertFalse(segment.headers().firstValue("Content-Encoding").isPresent());
  }

  @Test
  void measuredValuesMakeAnotherMaster() throws Exception {
    var before = running.get(MASTER);
    running.library.put(
        new LibraryTitle(
            Sample.ID,
            running.title.name(),
            Sample.ADDED,
            new Stage.Probed(
                running.title, Optional.of(new Measured(Map.of())), new TitleState.Ready(), true)));
    var after = running.get(MASTER, "If-None-Match", header(before, "ETag"));
    assertEquals(200, after.statusCode());
    assertTrue(text(after).contains("measured=true"), text(after));
  }

  @Test
  void aChangedSourceIsNoLongerTheTitles() throws Exception {
    Files.setLastModifiedTime(running.sourceFile, FileTime.fromMillis(1));
    assertEquals(404, running.get(SOURCE).statusCode());
    Files.delete(running.sourceFile);
    assertEquals(404, running.get(SOURCE).statusCode());
    Files.createDirectory(running.sourceFile);
    assertEquals(404, running.get(SOURCE).statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /titles/zzzz9999/master.m3u8, 404",
    "GET, /titles/abcd1234/v1-none/index.m3u8, 404",
    "GET, /titles/abcd1234/v1-none/0.m4s, 404",
    "GET, /titles/abcd1234/v720-0123456789/3.m4s, 404",
    "GET, /titles/abcd1234, 404",
    "GET, /nowhere, 404",
    "HEAD, /nowhere, 404",
    "POST, /titles/abcd1234/master.m3u8, 405",
    "DELETE, /titles/abcd1234/source, 405",
    "TRACE, /titles/abcd1234/source, 405"
  })
  void errorsAreProblemDocuments(String method, String path, int status) throws Exception {
    var response = running.send(method, path);
    assertEquals(status, response.statusCode());
    assertEquals("application/problem+json", header(response, "Content-Type"));
    assertEquals("*", header(response, "Access-Control-Allow-Origin"));
    assertFalse(header(response, "Cache-Control").contains("immutable"));
    if (!method.equals("HEAD")) {
      assertTrue(text(response).contains("\"status\":" + status), text(response));
      assertTrue(text(response).startsWith("{\"type\":\"about:blank\""), text(response));
    }
    if (status == 405) {
      assertEquals("GET, HEAD, OPTIONS", header(response, "Allow"));
    }
  }

  @Test
  void aTitleThatIsGoneTakesItsHotSegmentsAlong() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertEquals(200, running.get(SEGMENT).statusCode());
    }
    running.library.remove(Sample.ID);
    assertEquals(404, running.get(SEGMENT).statusCode());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new AssertionError(name + " missing in " + response.headers().map()));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
