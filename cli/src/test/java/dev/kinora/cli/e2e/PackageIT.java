package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
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
    film = folder.resolve("Film.mkv");
    Path words =
        Files.writeString(
            folder.resolve("words.srt"),
            """
            1
            00:00:01,000 --> 00:00:05,500
            Inside & <b>bold
            """);
    Path signs =
        Files.writeString(
            folder.resolve("signs.ass"),
            """
            [Script Info]
            ScriptType: v4.00+

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            Dialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,{\\an8}A sign, above
            """);
    Files.writeString(
        folder.resolve("Film.de.sdh.srt"),
        """
        1
        00:00:01,000 --> 00:00:03,000
        [Tür fällt zu]
        """,
        Charset.forName("windows-1252"));
    FfmpegProgram.run(
        folder.resolve("ffmpeg.log"),
        List.of(
            ("-f lavfi -i testsrc2=s=640x360:r=25:d=8 -f lavfi -i sine=440:d=8:r=48000 -i "
                    + words
                    + " -i "
                    + signs
                    + " -map 0 -map 1 -map 2 -map 3 -c:v libx264 -preset ultrafast -pix_fmt yuv420p"
                    + " -c:a aac -c:s copy -metadata:s:s:0 language=eng -metadata:s:s:1"
                    + " language=eng -disposition:s:1 forced "
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
    assertSubtitles(out);
    assertFalse(Files.exists(folder.resolve(".made.kinora-work")), "the work folder stays");
    BuiltKinora.Outcome again =
        BuiltKinora.run("package", film.toString(), "--out", out.toString());
    assertEquals(0, again.exitCode(), again.talk());
  }

  private static void assertSubtitles(Path out) throws Exception {
    String master = Files.readString(out.resolve("master.m3u8"));
    List<String> media =
        master.lines().filter(line -> line.startsWith("#EXT-X-MEDIA:TYPE=SUBTITLES")).toList();
    assertEquals(3, media.size(), master);
    assertEquals(
        List.of(
            "00:00:01.000 --> 00:00:05.500 Inside &amp; <b>bold</b>",
            "00:00:02.000 --> 00:00:03.000 line:0 A sign, above",
            "00:00:01.000 --> 00:00:03.000 [Tür fällt zu]"),
        media.stream().map(line -> onlyCue(out.resolve(folderOf(line)))).toList());
    assertTrue(media.get(1).contains("FORCED=YES"), master);
    assertTrue(media.get(2).contains("LANGUAGE=\"de\""), master);
    assertTrue(media.get(2).contains("describes-music-and-sound"), master);
  }

  private static String folderOf(String medium) {
    return medium.replaceFirst(".*URI=\"([^/]+)/index.m3u8\".*", "$1");
  }

  /** Of the whole document; its segment from second 2 to 4 holds the same. */
  private static String onlyCue(Path track) {
    try {
      String whole = Files.readString(track.resolve("subtitles.vtt"));
      List<String> lines = whole.lines().skip(2).toList();
      String first = Files.readString(track.resolve("2.vtt"));
      assertTrue(first.contains("X-TIMESTAMP-MAP=") && first.contains(lines.getLast()), first);
      return String.join(" ", lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
