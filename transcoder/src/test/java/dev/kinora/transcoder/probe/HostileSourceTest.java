package dev.kinora.transcoder.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.FileMuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.film.NumberedPicture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever somebody calls a film, nothing but that very file is opened, and a sentence says why
 * not.
 */
@ExtendWith(NoLeaks.class)
final class HostileSourceTest {
  private static final String SECRET = "the secret of the house";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n%URL%\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:%SECRET%\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nconcat:%SECRET%|%SECRET%\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsubfile,,start,0,end,9,,:%SECRET%\n",
        "ffconcat version 1.0\nfile '%SECRET%'\n",
        "ffconcat version 1.0\nfile '%URL%'\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" "
            + "mediaPresentationDuration=\"PT9S\"><Period><AdaptationSet mimeType=\"video/mp4\">"
            + "<Representation id=\"1\" bandwidth=\"1\"><BaseURL>%URL%</BaseURL></Representation>"
            + "</AdaptationSet></Period></MPD>",
        "v=0\nc=IN IP4 127.0.0.1\nm=video %PORT% RTP/AVP 96\na=rtpmap:96 H264/90000\n",
      })
  void playlistsAreNotFollowed(String text) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:%d/x.ts".formatted(listener.getLocalPort());
      Path film =
          Files.writeString(
              folder.resolve("film.mp4"),
              text.replace("%URL%", url)
                  .replace("%SECRET%", secret.toString())
                  .replace("%PORT%", Integer.toString(listener.getLocalPort())));
      String message = refusal(film);
      assertFalse(message.contains(SECRET), message);
      assertTrue(message.startsWith("film.mp4: "), message);
      listener.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, listener::accept);
    }
  }

  private static String refusal(Path film) {
    Exception refusal = assertThrows(Exception.class, () -> SourceProbe.probe(film));
    assertInstanceOf(MediaException.class, refusal);
    return String.valueOf(refusal.getMessage());
  }

  @Test
  void aRareDecoderIsNotUsed() throws Exception {
    Path film = rareFilm(folder.resolve("film.avi"), "magicyuv");
    String message = refusal(film);
    assertTrue(message.contains("magicyuv"), message);
  }

  private static Path rareFilm(Path file, String codec) throws IOException {
    PictureShape shape = PictureShape.yuv420p(64, 64);
    VideoEncoderSettings settings =
        new VideoEncoderSettings(codec, shape, PictureColor.BT709, Rational.of(25), 1, 1, Map.of());
    try (VideoEncoder encoder = VideoEncoder.open(settings);
        FileMuxer muxer = FileMuxer.create(file, "avi", Map.of());
        Frame picture = Frame.picture(shape);
        Packet packet = new Packet()) {
      int track = muxer.add(encoder);
      muxer.start();
      for (int n = 0; n < 5; n++) {
        NumberedPicture.draw(picture, n);
        encoder.send(picture, n, true);
        while (encoder.receive(packet)) {
          muxer.write(packet, track);
        }
      }
      muxer.finish();
    }
    return file;
  }

  @Test
  void aFrameThatClaimsToBeHugeIsNotMade() throws Exception {
    Path film = rareFilm(folder.resolve("film.avi"), "ffvhuff");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(film)).order(ByteOrder.LITTLE_ENDIAN);
    int claims = 0;
    for (int at = 0; at + 8 <= Math.min(bytes.limit(), 1000); at++) {
      if (bytes.getInt(at) == 64 && bytes.getInt(at + 4) == 64) {
        bytes.putInt(at, 65_535).putInt(at + 4, 65_535);
        claims++;
      }
    }
    assertEquals(2, claims, "the header's size and the stream's");
    Files.write(film, bytes.array());
    IOException refusal = assertThrows(IOException.class, () -> SourceProbe.probe(film));
    assertTrue(String.valueOf(refusal.getMessage()).contains("film.avi"), refusal.getMessage());
  }

  @Test
  void namesAreNeverOptionsNorPatterns() throws Exception {
    NumberedFilm film = NumberedFilm.constant("mp4", 30, Rational.of(25));
    for (String name :
        new String[] {"-i.mp4", "a%02d.mp4", "x|y.mp4", "http:z.mp4", "q'\"\n.mp4"}) {
      Path file = film.write(folder.resolve(name));
      assertEquals(Rational.of(30, 25), SourceProbe.probe(file).duration(), name);
    }
  }

  @Test
  void brokenFilesGetASentence() throws Exception {
    Path good = NumberedFilm.constant("mp4", 100, Rational.of(25)).write(folder.resolve("a.mp4"));
    byte[] bytes = Files.readAllBytes(good);
    Path cut = folder.resolve("cut.mp4");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertTrue(refusal(cut).contains("moov"), refusal(cut));

    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    Path random = Files.write(folder.resolve("noise.mkv"), noise);
    assertTrue(refusal(random).contains("no film or sound"), refusal(random));

    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    assertTrue(refusal(empty).contains("empty"), refusal(empty));

    Path text =
        Files.writeString(folder.resolve("letter.mp4"), "<html>Dear all</html>\n".repeat(99));
    assertTrue(refusal(text).contains("no film or sound"), refusal(text));

    IOException isFolder = assertThrows(IOException.class, () -> SourceProbe.probe(folder));
    assertTrue(String.valueOf(isFolder.getMessage()).contains("folder"));
    Path missing = folder.resolve("missing.mp4");
    assertThrows(java.nio.file.NoSuchFileException.class, () -> SourceProbe.probe(missing));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "matroska", "mpegts", "avi", "flv"})
  void mutatedFilesGiveAValueOrASentence(String format) throws Exception {
    Path good = NumberedFilm.constant(format, 60, Rational.of(25)).write(folder.resolve("good"));
    byte[] bytes = Files.readAllBytes(good);
    Random random = new Random(42);
    // A few in the suite; -Dkinora.mutations=1000 for an afternoon.
    for (int seed = 0; seed < Integer.getInteger("kinora.mutations", 12); seed++) {
      byte[] mutated = bytes.clone();
      for (int i = 0; i < 1 + seed * 3; i++) {
        int within = seed % 2 == 0 ? Math.min(2000, mutated.length) : mutated.length;
        mutated[random.nextInt(within)] = (byte) random.nextInt(256);
      }
      Path bad = Files.write(folder.resolve("bad-" + seed), mutated);
      try {
        assertTrue(SourceProbe.probe(bad).tracks().size() > 0);
      } catch (MediaException | IOException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("bad-" + seed), e.getMessage());
      }
    }
  }
}
