package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.upload.UploadLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** tus 1.0, requirement by requirement. */
class UploadsTest {
  private static final byte[] FILM = Running.pattern(1_000_000);
  private static final byte[] NONE = new byte[0];
  private static final UploadLimits LIMITS =
      UploadLimits.DEFAULTS.withReserve(0).withRoom(8_000_000, 3, 5);

  @TempDir Path folder;
  private Running running;
  private TusClient tus;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder, LIMITS);
    tus = TusClient.of(running);
  }

  @AfterEach
  void stop() {
    tus.close();
    running.close();
  }

  private static String field(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }

  private void awaitState(String address, String state) throws InterruptedException {
    Eventually.becomesTrue(state, () -> stateOf(address).equals(state));
  }

  private String stateOf(String address) {
    try {
      return tus.status(address).get("state").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while asking", e);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aFilmArrivesInPiecesAndBecomesATitle(HttpClient.Version version) throws Exception {
    try (TusClient client = new TusClient(running, version)) {
      String address = client.begin("Ein Film.mp4", FILM.length);
      assertTrue(address.matches("/api/uploads/[0-9a-f]{32}"), address);
      assertEquals(0, client.offset(address));
      HttpResponse<byte[]> first = client.patch(address, 0, Arrays.copyOfRange(FILM, 0, 600_000));
      assertEquals(204, first.statusCode());
      assertEquals("600000", field(first, "Upload-Offset"));
      assertEquals("1.0.0", field(first, "Tus-Resumable"));
      assertTrue(field(first, "Upload-Expires").endsWith(" GMT"), field(first, "Upload-Expires"));
      assertEquals(0.6, client.status(address).get("progress").asDouble());
      assertEquals("receiving", client.status(address).get("state").asString());
      HttpResponse<byte[]> last =
          client.patch(address, 600_000, Arrays.copyOfRange(FILM, 600_000, FILM.length));
      assertEquals(204, last.statusCode());
      awaitState(address, "encoding");
      assertEquals(Sample.ID, client.status(address).get("title").asString());
      assertEquals(0.25, client.status(address).get("progress").asDouble());
      assertEquals(List.of("Ein Film.mp4"), running.target.names);
      assertArrayEquals(FILM, running.target.contents.getFirst());
      assertEquals(FILM.length, client.offset(address));
      assertFalse(folder.resolve("uploads").resolve(address.substring(13)).toFile().exists());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aPieceIsAsLargeAsTheClientLikes(HttpClient.Version version) throws Exception {
    byte[] film = Running.pattern(7_000_000);
    try (TusClient client = new TusClient(running, version)) {
      String address = client.begin("Long.mp4", film.length);
      assertEquals(204, client.patch(address, 0, film).statusCode());
      awaitState(address, "encoding");
      assertArrayEquals(film, running.target.contents.getFirst());
    }
  }

  @Test
  void theServerSaysWhatItCan() throws Exception {
    for (String path : List.of("/api/uploads", tus.begin("a.mp4", 10))) {
      HttpResponse<byte[]> answer = tus.bare("OPTIONS", path);
      assertEquals(204, answer.statusCode());
      assertEquals("1.0.0", field(answer, "Tus-Version"));
      assertEquals("8000000", field(answer, "Tus-Max-Size"));
      assertEquals("sha1,sha256", field(answer, "Tus-Checksum-Algorithm"));
      assertEquals(
          "creation,creation-with-upload,expiration,checksum,termination",
          field(answer, "Tus-Extension"));
    }
  }

  @Test
  void headGivesBackWhatWasSaidAndIsNeverKept() throws Exception {
    String address = tus.begin("a b.mp4", 10);
    HttpResponse<byte[]> head = tus.send("HEAD", address, NONE);
    assertEquals(200, head.statusCode());
    assertEquals("10", field(head, "Upload-Length"));
    assertEquals("no-store", field(head, "Cache-Control"));
    assertEquals(TusClient.metadata("a b.mp4"), field(head, "Upload-Metadata"));
  }

  @Test
  void anotherVersionIsRefused() throws Exception {
    String address = tus.begin("a.mp4", 10);
    for (String method : List.of("HEAD", "PATCH", "DELETE", "POST")) {
      String path = method.equals("POST") ? "/api/uploads" : address;
      HttpResponse<byte[]> answer = tus.bare(method, path, "Tus-Resumable", "0.2.2");
      assertEquals(412, answer.statusCode(), method);
      assertEquals("1.0.0", field(answer, "Tus-Version"));
      assertEquals(412, tus.bare(method, path).statusCode(), method);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Upload-Length,-1,400",
    "Upload-Length,ten,400",
    "Upload-Length,99999999999999999999,400",
    "Upload-Defer-Length,1,400",
    "Upload-Length,8000001,413",
  })
  void aLengthIsStatedAtOnceAndWithinBounds(String name, String value, int status)
      throws Exception {
    assertEquals(status, tus.send("POST", "/api/uploads", NONE, name, value).statusCode());
  }

  @Test
  void aPieceBeginsWhereTheLastOneEnded() throws Exception {
    String address = tus.begin("a.mp4", 100);
    assertEquals(204, tus.patch(address, 0, new byte[40]).statusCode());
    for (long offset : new long[] {0, 39, 41, 100}) {
      HttpResponse<byte[]> answer = tus.patch(address, offset, new byte[10]);
      assertEquals(409, answer.statusCode());
      assertEquals("40", field(answer, "Upload-Offset"));
    }
    assertEquals(400, tus.patch(address, -1, new byte[10]).statusCode());
    assertEquals(413, tus.patch(address, 40, new byte[61]).statusCode());
    assertEquals(40, tus.offset(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", "text/plain", "application/json"})
  void aPieceHasItsOwnMediaType(String type) throws Exception {
    String address = tus.begin("a.mp4", 100);
    assertEquals(
        415,
        tus.send("PATCH", address, new byte[10], "Content-Type", type, "Upload-Offset", "0")
            .statusCode());
    assertEquals(
        415,
        tus.send("POST", "/api/uploads", new byte[10], "Content-Type", type, "Upload-Length", "10")
            .statusCode());
    assertEquals(0, tus.offset(address));
  }

  @Test
  void theFirstPieceMayComeWithTheBeginning() throws Exception {
    HttpResponse<byte[]> made =
        tus.send(
            "POST",
            "/api/uploads",
            Arrays.copyOf(FILM, 400),
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Length",
            "1000");
    assertEquals(201, made.statusCode());
    assertEquals("400", field(made, "Upload-Offset"));
    String address = field(made, "Location");
    assertEquals(204, tus.patch(address, 400, Arrays.copyOfRange(FILM, 400, 1000)).statusCode());
    awaitState(address, "encoding");
    assertArrayEquals(Arrays.copyOf(FILM, 1000), running.target.contents.getFirst());
    assertEquals(List.of("upload"), running.target.names);
  }

  @Test
  void aWrongChecksumLeavesNothingOfItsPiece() throws Exception {
    String address = tus.begin("a.mp4", 1000);
    byte[] piece = Arrays.copyOf(FILM, 500);
    String right =
        "sha256 "
            + Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(piece));
    HttpResponse<byte[]> wrong =
        tus.patch(address, 0, Arrays.copyOfRange(FILM, 1, 501), "Upload-Checksum", right);
    assertEquals(460, wrong.statusCode());
    assertTrue(TusClient.text(wrong).contains("send the piece again"), TusClient.text(wrong));
    assertEquals(0, tus.offset(address));
    assertEquals(204, tus.patch(address, 0, piece, "Upload-Checksum", right).statusCode());
    assertEquals(500, tus.offset(address));
    assertEquals(400, tus.patch(address, 500, piece, "Upload-Checksum", "md5 AAAA").statusCode());
    assertEquals(204, tus.patch(address, 500, Arrays.copyOfRange(FILM, 500, 1000)).statusCode());
    awaitState(address, "encoding");
    assertArrayEquals(Arrays.copyOf(FILM, 1000), running.target.contents.getFirst());
  }

  @Test
  void whatIsCancelledIsGone() throws Exception {
    String address = tus.begin("a.mp4", 100);
    tus.patch(address, 0, new byte[40]);
    assertEquals(204, tus.send("DELETE", address, NONE).statusCode());
    assertEquals(404, tus.send("HEAD", address, NONE).statusCode());
    assertEquals(404, tus.patch(address, 40, new byte[10]).statusCode());
    assertEquals(404, tus.bare("GET", address).statusCode());
    assertEquals(0, folder.resolve("uploads").toFile().list().length);
  }

  @Test
  void aClientOfFewMethodsSaysWhichItMeans() throws Exception {
    String address = tus.begin("a.mp4", 10);
    HttpResponse<byte[]> patched =
        tus.send(
            "POST",
            address,
            new byte[4],
            "X-HTTP-Method-Override",
            "PATCH",
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Offset",
            "0");
    assertEquals(204, patched.statusCode());
    assertEquals(4, tus.offset(address));
    assertEquals(405, tus.send("POST", address, NONE).statusCode());
    assertEquals(
        204, tus.send("POST", address, NONE, "X-HTTP-Method-Override", "DELETE").statusCode());
    assertEquals(404, tus.bare("GET", address).statusCode());
  }

  @Test
  void soManyUploadsAreOpenAtMost() throws Exception {
    String first = tus.begin("a.mp4", 10);
    tus.begin("b.mp4", 10);
    tus.begin("c.mp4", 10);
    HttpResponse<byte[]> fourth = tus.send("POST", "/api/uploads", NONE, "Upload-Length", "10");
    assertEquals(403, fourth.statusCode());
    assertTrue(TusClient.text(fourth).contains("3 unfinished"), TusClient.text(fourth));
    tus.send("DELETE", first, NONE);
    assertEquals(201, tus.send("POST", "/api/uploads", NONE, "Upload-Length", "10").statusCode());
  }

  @Test
  void whatIsNoFilmIsRefusedWithASentence() throws Exception {
    String address = tus.begin("list.mp4", 8);
    tus.patch(address, 0, "#EXTM3U\n".getBytes(StandardCharsets.US_ASCII));
    awaitState(address, "failed");
    assertEquals(
        "list.mp4: expected a film, found something else",
        tus.status(address).get("error").asString());
    assertFalse(folder.resolve("uploads").resolve(address.substring(13)).toFile().exists());
    String empty = tus.begin("empty.mp4", 0);
    awaitState(empty, "failed");
  }

  @Test
  void theListHasOneOwnUploads() throws Exception {
    tus.begin("a.mp4", 10);
    var list = tus.status("/api/uploads").get("uploads");
    assertEquals(1, list.size());
    assertEquals("a.mp4", list.get(0).get("name").asString());
    assertEquals(10, list.get(0).get("sizeBytes").asLong());
  }

  @Test
  void noUploadsWithoutEncryption() throws Exception {
    assertEquals(404, running.get("/api/uploads").statusCode());
    assertEquals(404, running.send("POST", "/api/uploads").statusCode());
  }

  @Test
  void pagesOfOthersMayNotUpload() throws Exception {
    HttpResponse<byte[]> answer =
        tus.send(
            "POST",
            "/api/uploads",
            NONE,
            "Upload-Length",
            "10",
            "Origin",
            "https://elsewhere.example");
    assertEquals(403, answer.statusCode());
  }
}
