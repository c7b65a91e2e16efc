package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.upload.UploadFeature;
import dev.kinora.origin.upload.UploadLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads whose client, disk or server breaks off in the middle. */
class UploadBreaksTest {
  private static final UploadLimits LIMITS = UploadLimits.DEFAULTS.withReserve(0);
  private static final byte[] FILM = Running.pattern(1_000_000);
  private static final String NO_HASH = "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @TempDir Path folder;

  private Path bytes(String address) {
    return folder.resolve("uploads").resolve(address.substring("/api/uploads/".length()));
  }

  private static long arrived(TusClient tus, String address) {
    try {
      return tus.offset(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while asking", e);
    }
  }

  @Test
  void whatArrivedBeforeABreakCountsAndOthersWaitUntilThen() throws Exception {
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running)) {
      String address = tus.begin("a.mp4", FILM.length);
      try (SSLSocket _ = tus.startPatch(address, 0, FILM.length, Arrays.copyOf(FILM, 300_000))) {
        Eventually.becomesTrue("it arrives", () -> arrived(tus, address) == 300_000);
        assertEquals(423, tus.patch(address, 300_000, new byte[10]).statusCode());
      }
      Eventually.becomesTrue(
          "the lock is let go",
          () -> {
            try {
              return tus.patch(address, 300_000, Arrays.copyOfRange(FILM, 300_000, FILM.length))
                      .statusCode()
                  == 204;
            } catch (IOException | InterruptedException e) {
              throw new IllegalStateException("no answer", e);
            }
          });
      Eventually.becomesTrue("it is taken", () -> !running.target.contents.isEmpty());
      assertArrayEquals(FILM, running.target.contents.getFirst());
    }
  }

  @Test
  void aWriterThatWentSilentMakesWay() throws Exception {
    UploadLimits impatient = LIMITS.withTimes(Duration.ofHours(1), Duration.ZERO);
    try (Running running = Running.in(folder, impatient);
        TusClient tus = TusClient.of(running)) {
      String address = tus.begin("a.mp4", FILM.length);
      try (SSLSocket _ = tus.startPatch(address, 0, FILM.length, Arrays.copyOf(FILM, 300_000))) {
        Eventually.becomesTrue("it arrives", () -> arrived(tus, address) == 300_000);
        assertEquals(204, tus.patch(address, 300_000, new byte[10]).statusCode());
        assertEquals(300_010, tus.offset(address));
      }
    }
  }

  @Test
  void aWriterEndsWhenItsUploadIsCancelled() throws Exception {
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running)) {
      String address = tus.begin("a.mp4", FILM.length);
      try (SSLSocket _ = tus.startPatch(address, 0, FILM.length, new byte[1000])) {
        Eventually.becomesTrue("it arrives", () -> arrived(tus, address) == 1000);
        assertEquals(204, tus.send("DELETE", address, new byte[0]).statusCode());
        assertEquals(404, tus.send("HEAD", address, new byte[0]).statusCode());
      }
    }
  }

  @Test
  void aPieceWithAChecksumThatBreaksOffLeavesNothing() throws Exception {
    String address;
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running)) {
      address = tus.begin("a.mp4", FILM.length);
      tus.patch(address, 0, Arrays.copyOf(FILM, 100));
      try (SSLSocket _ =
          tus.startPatch(address, 100, 1000, new byte[500], "Upload-Checksum", NO_HASH)) {
        Eventually.becomesTrue("it arrives", () -> bytes(address).toFile().length() == 600);
        assertEquals(100, tus.offset(address));
      }
      Eventually.becomesTrue("it is cut off", () -> bytes(address).toFile().length() == 100);
    }
    // As a kill in the middle of such a piece leaves it.
    Files.write(bytes(address), new byte[77], StandardOpenOption.APPEND);
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running)) {
      assertEquals(100, tus.offset(address));
      assertEquals(
          204, tus.patch(address, 100, Arrays.copyOfRange(FILM, 100, FILM.length)).statusCode());
      Eventually.becomesTrue("it is taken", () -> !running.target.contents.isEmpty());
      assertArrayEquals(FILM, running.target.contents.getFirst());
    }
  }

  @Test
  void anUploadGoesOnInTheNextProcess() throws Exception {
    String address;
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running)) {
      address = tus.begin("a.mp4", FILM.length);
      tus.patch(address, 0, Arrays.copyOf(FILM, 400_000));
    }
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running)) {
      assertEquals(400_000, tus.offset(address));
      tus.patch(address, 400_000, Arrays.copyOfRange(FILM, 400_000, FILM.length));
      Eventually.becomesTrue("it is taken", () -> !running.target.contents.isEmpty());
      assertArrayEquals(FILM, running.target.contents.getFirst());
    }
  }

  @Test
  void aWholeUploadThatWasNotTakenIsTakenOnceByTheNextProcess() throws Exception {
    String address;
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running)) {
      running.target.broken = true;
      address = tus.begin("a.mp4", 100);
      tus.patch(address, 0, Arrays.copyOf(FILM, 100));
      Eventually.becomesTrue(
          "the trouble is told",
          () -> {
            try {
              return tus.status(address).get("error").asString("").contains("tried again");
            } catch (IOException | InterruptedException e) {
              throw new IllegalStateException("no answer", e);
            }
          });
      assertEquals("probing", tus.status(address).get("state").asString());
    }
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running)) {
      Eventually.becomesTrue("it is taken", () -> !running.target.names.isEmpty());
      Eventually.becomesTrue("its bytes are gone", () -> !Files.exists(bytes(address)));
      assertEquals("encoding", tus.status(address).get("state").asString());
    }
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running)) {
      assertEquals("encoding", tus.status(address).get("state").asString());
      assertEquals(List.of(), running.target.names);
    }
  }

  @Test
  void aDiskThatIsFullIsSaidBeforeAnythingIsSent() throws Exception {
    UploadLimits noRoom = LIMITS.withReserve(Long.MAX_VALUE / 2);
    try (Running running = Running.in(folder, noRoom);
        TusClient tus = TusClient.of(running)) {
      var refused = tus.send("POST", "/api/uploads", new byte[0], "Upload-Length", "10");
      assertEquals(507, refused.statusCode());
      assertTrue(TusClient.text(refused).contains("has no room"), TusClient.text(refused));
    }
  }

  @Test
  void whatNobodyGoesOnWithExpires() throws Exception {
    UploadLimits brief = LIMITS.withTimes(Duration.ofNanos(1), Duration.ofSeconds(5));
    try (Running running = Running.in(folder, brief);
        TusClient tus = TusClient.of(running)) {
      String old = tus.begin("a.mp4", 100);
      tus.patch(old, 0, new byte[10]);
      Path orphan = Files.createFile(folder.resolve("uploads").resolve("a".repeat(32)));
      Files.setLastModifiedTime(
          orphan, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
      assertEquals(1, running.uploads.expire());
      assertEquals(404, tus.send("HEAD", old, new byte[0]).statusCode());
      assertEquals(0, folder.resolve("uploads").toFile().list().length);
    }
  }

  @Test
  void whatIsSentDoesNotExpire() throws Exception {
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running);
        UploadFeature other =
            UploadFeature.open(
                folder.resolve("uploads"),
                LIMITS,
                running.library,
                running.target,
                InstantSource.system())) {
      String address = tus.begin("a.mp4", 100);
      assertEquals(0, other.expire());
      assertEquals(0, tus.offset(address));
    }
  }

  @Test
  void everyStepIsTold() throws Exception {
    try (Running running = Running.in(folder, LIMITS);
        TusClient tus = TusClient.of(running);
        HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      running.target.gate = new CountDownLatch(1);
      String address = tus.begin("a.mp4", 100);
      var request = HttpRequest.newBuilder(running.https(address + "/events")).build();
      var response = client.send(request, BodyHandlers.ofInputStream());
      try (var lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        awaitLine(lines, "\"state\":\"receiving\"");
        tus.patch(address, 0, Arrays.copyOf(FILM, 100));
        awaitLine(lines, "\"state\":\"probing\"");
        running.target.gate.countDown();
        awaitLine(lines, "\"state\":\"encoding\",\"progress\":0.25,\"title\":\"" + Sample.ID);
        running.library.remove(Sample.ID);
        awaitLine(lines, "taken out of the library");
      }
    }
  }

  private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.contains(wanted)) {
      line = lines.readLine();
    }
    assertTrue(line != null && line.startsWith("data:"), wanted);
  }
}
