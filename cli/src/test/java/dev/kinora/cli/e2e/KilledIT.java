package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What comes back after the server was ended in the middle of something, as by a power cut. */
final class KilledIT {
  private static final int PATIENCE_MILLIS = 120_000;
  private static final int LOOK_MILLIS = 100;
  private static final int PIPE_BYTES = 1 << 20;

  @TempDir Path folder;

  @Test
  void anUploadGoesOnWhereTheServerStopped() throws Exception {
    Path data = folder.resolve("data");
    byte[] film = Files.readAllBytes(clip("Late summer", 12));
    int third = film.length / 3;
    String path;
    try (BuiltKinora kinora = BuiltKinora.start(data, "serve");
        Uploader sender = new Uploader(data, kinora.address())) {
      PipedOutputStream slowly = new PipedOutputStream();
      path = sender.begin("Late summer.mp4", film.length);
      assertEquals(204, sender.send(path, 0, Arrays.copyOf(film, third)));
      PipedInputStream rest = new PipedInputStream(slowly, PIPE_BYTES);
      var broken = sender.begin(path, third, rest);
      slowly.write(film, third, third);
      slowly.flush();
      Path kept = data.resolve("uploads/" + path.substring(path.lastIndexOf('/') + 1));
      await("more of it is on disk", () -> Files.size(kept) > third);
      kinora.kill();
      slowly.close();
      await("the sender hears of it", broken::isDone);
      assertTrue(broken.isCompletedExceptionally(), "nothing was confirmed");
    }
    try (BuiltKinora kinora = BuiltKinora.start(data, "serve");
        Uploader sender = new Uploader(data, kinora.address())) {
      int offset = (int) sender.offset(path);
      assertTrue(offset >= third && offset <= 2 * third, offset + " of " + film.length);
      assertEquals(204, sender.send(path, offset, Arrays.copyOfRange(film, offset, film.length)));
      await("it is a film", () -> state(sender, path).equals("ready"));
      String title = sender.json(path).get("title").asString();
      assertArrayEquals(film, sender.bytes("/titles/" + title + "/source"), "byte for byte");
    }
  }

  @Test
  void aRoomAndItsTerminalsComeBack() throws Exception {
    Path data = folder.resolve("data");
    Path film = clip("Evening", 40);
    BuiltKinora.Outcome added =
        BuiltKinora.run("ingest", film.toString(), "--now", "--data", data.toString());
    assertEquals(0, added.exitCode(), added.talk());
    BuiltKinora kinora = BuiltKinora.start(data, "serve", "--rooms", "Kitchen");
    String address = kinora.address();
    String port = Integer.toString(URI.create(address).getPort());
    try (Typist tess = Typist.start(folder.resolve("tess.txt"), member(data, address, "Tess"))) {
      tess.awaitLine("you are in Kitchen");
      tess.type("/load Evening");
      tess.awaitLine("everybody loads");
      tess.type("the kettle is on");
      tess.awaitLine("Tess: the kettle is on");
      tess.type("/pause");
      tess.awaitLine("paused");
      tess.type("/seek 0:05");
      tess.awaitLine("paused at 0:05");
      tess.type("/play");
      tess.awaitLine("playing from 0:05");
      // What is committed reaches the disk half a second later (H2's WRITE_DELAY); a kill within
      // that time takes the last change along.
      Thread.sleep(Duration.ofSeconds(4));
      kinora.kill();
      tess.awaitLine("the connection is lost");
      tess.type("does anybody hear me");
      tess.awaitLine("not sent");
      kinora = BuiltKinora.start(data, "serve", "--https-port", port, "--rooms", "Kitchen");
      assertEquals(address, kinora.address());
      String back = tess.awaitLine("you are back in Kitchen");
      // The film runs on in its members' pages while the server is gone.
      assertTrue(back.matches(".*(playing|preparing|ended) 0:(0[5-9]|[1-4]\\d) of 0:40.*"), back);
      tess.type("/pause");
      tess.type("/seek 0:30");
      tess.awaitLine("paused at 0:30");
      List<String> bob = member(data, address, "Bob");
      try (Typist newcomer = Typist.start(folder.resolve("bob.txt"), bob)) {
        newcomer.awaitLine("Tess: the kettle is on");
        newcomer.awaitLine("you are in Kitchen");
        newcomer.type("it boils");
        tess.awaitLine("Bob: it boils");
      }
      tess.type("/quit");
      assertEquals(0, tess.awaitEnd());
    } finally {
      kinora.close();
    }
  }

  private static List<String> member(Path data, String address, String name) {
    return List.of("room", address + "room/kitchen", "--name", name, "--data", data.toString());
  }

  /** So many seconds of a test picture. */
  private Path clip(String name, int seconds) throws Exception {
    Path clip = folder.resolve(name + ".mp4");
    String picture = "testsrc2=size=640x360:rate=24:duration=" + seconds;
    FfmpegProgram.run(
        folder.resolve("ffmpeg.txt"),
        List.of(
            "-f",
            "lavfi",
            "-i",
            picture,
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-pix_fmt",
            "yuv420p",
            "-g",
            "48",
            "-b:v",
            "2M",
            clip.toString()));
    return clip;
  }

  private static String state(Uploader sender, String path) throws Exception {
    JsonNode status = sender.json(path);
    String state = status.get("state").asString();
    if (state.equals("failed")) {
      throw new AssertionError(status.toString());
    }
    return state;
  }

  /** Something that becomes true. */
  private interface Condition {
    boolean isMet() throws Exception;
  }

  private static void await(String what, Condition condition) throws Exception {
    for (int waited = 0; waited < PATIENCE_MILLIS; waited += LOOK_MILLIS) {
      if (condition.isMet()) {
        return;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    throw new AssertionError("never: " + what);
  }
}
