package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.remux.CopiedSegment;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.remux.CopyHeaders;
import dev.kinora.packager.remux.MediaSources;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Choices;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.VideoRecipe;
import dev.kinora.packager.trick.KeyFrames;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Segments that are their source's own samples, sent from where they lie. */
final class CopiedDeliveryTest {
  private static final String ID = "copied01";
  private static final String NAME = "c360-0123456789";
  private static final String SEGMENT = "/titles/" + ID + "/" + NAME + "/1.m4s";

  @TempDir private Path folder;
  private Running running;
  private Path source;
  private Title title;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder);
    source = folder.resolve("pictures.mkv");
    try (InputStream film = CopiedDeliveryTest.class.getResourceAsStream("pictures.mkv")) {
      Files.copy(Objects.requireNonNull(film), source);
    }
    title = title();
    running.library.put(Running.playable(title));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  /** 43 pictures with a key frame at every eighth. */
  private Title title() throws Exception {
    Title like = Sample.title(ID, source);
    Timeline timeline =
        new Timeline(25, 1, 2, List.of(0L, 8L, 16L, 24L, 43L), List.of(0, 1, 2, 3, 4));
    Rendition.Video copy =
        new Rendition.Video(
            NAME,
            "avc1.42c01e",
            1_000_000,
            500_000,
            0,
            640,
            360,
            Rational.of(25),
            new VideoRecipe("copy", "copy", 0, 1_000_000, 1_000_000, 1, 2));
    return new Title(
            ID,
            like.name(),
            like.addedAt(),
            like.source(),
            like.info(),
            Rational.ZERO,
            Optional.of(timeline),
            Optional.empty(),
            List.of(copy),
            "test")
        .withChoices(new Choices(List.of(NAME), List.of("It can be played.")));
  }

  private byte[] expected(int number) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CopiedTitles titles = new CopiedTitles();
        RandomAccessFile file = new RandomAccessFile(source.toFile(), "r")) {
      CopiedSegment segment = titles.segment(title, title.video().getFirst(), number);
      for (CopiedSegment.Piece piece : segment.pieces()) {
        byte[] bytes = new byte[(int) piece.sizeBytes()];
        switch (piece) {
          case CopiedSegment.Piece.InMemory memory -> memory.bytes().get(bytes);
          case CopiedSegment.Piece.OfFile range -> {
            file.seek(range.offsetBytes());
            file.readFully(bytes);
          }
        }
        out.writeBytes(bytes);
      }
    }
    return out.toByteArray();
  }

  private HttpResponse<byte[]> get(HttpClient client, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(running.https(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void comesWholeAndInParts(HttpClient.Version version) throws Exception {
    byte[] expected = expected(1);
    assertTrue(new String(expected, StandardCharsets.ISO_8859_1).contains("moof"));
    try (HttpClient client = running.client(version)) {
      byte[] part = get(client, SEGMENT, "Range", "bytes=100-399").body();
      assertArrayEquals(Arrays.copyOfRange(expected, 100, 400), part);
      // The second time it is read into memory, from then on it comes from there.
      for (int i = 0; i < 4; i++) {
        HttpResponse<byte[]> response = get(client, SEGMENT);
        assertEquals(200, response.statusCode());
        assertArrayEquals(expected, response.body());
        assertTrue(
            response.headers().firstValue("Cache-Control").orElseThrow().contains("immutable"));
      }
      String parts =
          new String(
              get(client, "/titles/" + ID + "/" + NAME + "/3.m4s", "Range", "bytes=0-9,200-219")
                  .body(),
              StandardCharsets.ISO_8859_1);
      String last = new String(expected(3), StandardCharsets.ISO_8859_1);
      assertTrue(parts.contains(last.substring(0, 10)));
      assertTrue(parts.contains(last.substring(200, 220)));
    }
    assertEquals(404, get(running.client(version), SEGMENT.replace("1.m4s", "4.m4s")).statusCode());
  }

  @Test
  void itsKeyFramesComeAloneUnderTheSameHeader() throws Exception {
    ByteBuffer header;
    try (MediaSource media = MediaSources.open(source)) {
      header =
          CopyHeaders.picture(
                  new Copies.Picture(
                      media.tracks().getFirst().configuration(), 2, List.of(), 1_000_000),
                  640,
                  360,
                  title.videoTimeline().orElseThrow())
              .bytes();
    }
    running.store.publish(new Asset.Init(ID, NAME), header.duplicate());
    String keys = "/titles/" + ID + "/i" + NAME;
    try (HttpClient client = running.client(HttpClient.Version.HTTP_1_1)) {
      assertArrayEquals(
          get(client, "/titles/" + ID + "/" + NAME + "/init.mp4").body(),
          get(client, keys + "/init.mp4").body());
      for (int n = 0; n < 4; n++) {
        HttpResponse<byte[]> response = get(client, keys + "/" + n + ".m4s");
        assertEquals(200, response.statusCode());
        ByteBuffer whole = ByteBuffer.wrap(expected(n));
        assertEquals(KeyFrames.segment(header, whole), ByteBuffer.wrap(response.body()));
        assertTrue(response.body().length < whole.remaining());
      }
      assertEquals(404, get(client, keys + "/4.m4s").statusCode());
      assertEquals(404, get(client, keys + "x/0.m4s").statusCode());
    }
  }

  @Test
  void aChangedSourceIsABadGatewayWithTheReason() throws Exception {
    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    try (HttpClient client = running.client(HttpClient.Version.HTTP_1_1)) {
      HttpResponse<byte[]> response = get(client, SEGMENT);
      assertEquals(502, response.statusCode());
      assertTrue(new String(response.body(), StandardCharsets.UTF_8).contains("add it again"));
    }
  }
}
