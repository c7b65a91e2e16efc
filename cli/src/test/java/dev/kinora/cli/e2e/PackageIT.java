package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kinora package}: a folder that appears whole, and conforms. */
final class PackageIT {
  @TempDir private static Path folder;
  private static Path film;

  @BeforeAll
  static void makeAFilm() throws Exception {
    film = folder.resolve("Film.mp4");
    FfmpegProgram.run(
        folder.resolve("ffmpeg.log"),
        List.of(
            ("-f lavfi -i testsrc2=s=640x360:r=25:d=8 -f lavfi -i sine=440:d=8:r=48000 -c:v libx264"
                    + " -preset ultrafast -pix_fmt yuv420p -c:a aac "
                    + film)
                .split(" ", -1)));
  }

  @Test
  void aFolderForAnyServer() throws Exception {
    Path out = folder.resolve("made");
    BuiltKinora.Outcome outcome =
        BuiltKinora.run("package", film.toString(), "--out", out.toString());
    assertEquals(0, outcome.exitCode(), outcome.talk());
    assertTrue(outcome.data().contains("master.m3u8"), outcome.data());
    assertTrue(outcome.talk().contains("0 errors, 0 warnings"), outcome.talk());
    for (String name : List.of("master.m3u8", "manifest.mpd", "poster.jpg", "thumbnails.vtt")) {
      assertTrue(Files.size(out.resolve(name)) > 0, name);
    }
    String master = Files.readString(out.resolve("master.m3u8"));
    assertTrue(master.contains("#EXT-X-I-FRAME-STREAM-INF"), master);
    assertFalse(Files.exists(folder.resolve(".made.kinora-work")), "the work folder stays");
    BuiltKinora.Outcome again =
        BuiltKinora.run("package", film.toString(), "--out", out.toString());
    assertEquals(0, again.exitCode(), again.talk());
  }

  @Test
  void aKilledRunLeavesNothingUnderTheNameAndGoesOn() throws Exception {
    Path out = folder.resolve("killed");
    Process process =
        BuiltKinora.command(List.of("package", film.toString(), "--out", out.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.log").toFile())
            .start();
    Path work = folder.resolve(".killed.kinora-work");
    for (int looks = 0; looks < 1200 && !Files.exists(work.resolve("titles")); looks++) {
      assertFalse(process.waitFor(50, TimeUnit.MILLISECONDS), "it ended too early");
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    assertFalse(Files.exists(out));
    BuiltKinora.Outcome outcome =
        BuiltKinora.run("package", film.toString(), "--out", out.toString());
    assertEquals(0, outcome.exitCode(), outcome.talk());
    assertTrue(Files.exists(out.resolve("master.m3u8")));
  }

  @Test
  void whatIsInTheWayStays() throws Exception {
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(mine.resolve("diary.txt"), "dear diary");
    BuiltKinora.Outcome outcome =
        BuiltKinora.run("package", film.toString(), "--out", mine.toString());
    assertEquals(2, outcome.exitCode(), outcome.talk());
    assertTrue(outcome.talk().contains("holds other files"), outcome.talk());
    assertEquals("dear diary", Files.readString(mine.resolve("diary.txt")));
    Path text = Files.writeString(folder.resolve("list.mp4"), "milk, eggs, flour");
    BuiltKinora.Outcome refused =
        BuiltKinora.run("package", text.toString(), "--out", folder.resolve("none").toString());
    assertEquals(3, refused.exitCode(), refused.talk());
    assertFalse(Files.exists(folder.resolve("none")));
    assertFalse(Files.exists(folder.resolve(".none.kinora-work")));
  }
}
