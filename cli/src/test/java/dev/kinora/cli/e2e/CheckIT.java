package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code kinora check} over what ffmpeg's own muxers write: silent but for what they really do
 * wrong.
 */
final class CheckIT {
  private static final String FILM =
      "-f lavfi -i testsrc2=s=320x180:r=25:d=6 -f lavfi -i sine=440:d=6:r=48000 -c:v libx264";
  private static final String CODING =
      "-preset ultrafast -g 50 -keyint_min 50 -sc_threshold 0 -pix_fmt yuv420p -c:a aac -b:a 64k"
          + " -ac 2";

  @TempDir private static Path folder;

  @Test
  void transportStreams() throws Exception {
    Path made =
        made(
            "ts",
            "-f hls -hls_time 2 -hls_playlist_type vod -master_pl_name master.m3u8",
            "index.m3u8");
    assertEquals(Set.of(), errors(made));
  }

  @Test
  void fragmentedMp4() throws Exception {
    Path made =
        made(
            "fmp4",
            "-f hls -hls_time 2 -hls_playlist_type vod -hls_segment_type fmp4 -master_pl_name"
                + " master.m3u8",
            "index.m3u8");
    assertEquals(Set.of(), errors(made));
  }

  /** The manifest's maximum is the length that was asked for, and sound segments are longer. */
  @Test
  void dashWithATimeline() throws Exception {
    assertEquals(Set.of("D15"), errors(made("dash", "-f dash -seg_duration 2", "manifest.mpd")));
  }

  @Test
  void dashWithNumbersOnly() throws Exception {
    assertEquals(
        Set.of(),
        errors(made("numbers", "-f dash -seg_duration 2 -use_timeline 0", "manifest.mpd")));
  }

  /** Two tracks in one file are no CMAF, whatever its brands say. */
  @Test
  void oneFileOfTwoTracks() throws Exception {
    Path made =
        made("file", "-movflags +cmaf+frag_keyframe+empty_moov+default_base_moof", "film.mp4");
    assertEquals(Set.of("C02", "C04"), errors(made.resolve("film.mp4")));
  }

  @Test
  void faultsOfTransportStreamsAreFound() throws Exception {
    Path made = made("broken", "-f hls -hls_time 2 -hls_playlist_type vod", "index.m3u8");
    Path segment = made.resolve("index1.ts");
    byte[] whole = Files.readAllBytes(segment);
    byte[] dropped = Arrays.copyOf(whole, whole.length - 188);
    System.arraycopy(whole, 188 * 21, dropped, 188 * 20, dropped.length - 188 * 20);
    Files.write(segment, dropped);
    assertTrue(errors(made).contains("T03"));
    Files.write(segment, Arrays.copyOf(whole, whole.length - 50));
    assertTrue(errors(made).contains("T01"));
    Files.write(segment, Arrays.copyOfRange(whole, 188 * 3, whole.length));
    assertTrue(errors(made).contains("T02"));
  }

  @Test
  void whatIsNoPackageAndWhatIsNotThere() throws Exception {
    Path text = Files.writeString(folder.resolve("list.txt"), "milk, eggs, flour");
    assertEquals(3, BuiltKinora.run("check", text.toString()).exitCode());
    assertEquals(4, BuiltKinora.run("check", "http://127.0.0.1:1/master.m3u8").exitCode());
    assertEquals(2, BuiltKinora.run("check").exitCode());
    BuiltKinora.Outcome rules = BuiltKinora.run("check", "--rules");
    assertEquals(0, rules.exitCode());
    assertTrue(rules.data().contains("| H05 | error |"), rules.data());
  }

  private static Path made(String name, String muxer, String output) throws Exception {
    Path made = Files.createDirectories(folder.resolve(name));
    List<String> arguments = new ArrayList<>(List.of(FILM.split(" ", -1)));
    arguments.addAll(List.of(CODING.split(" ", -1)));
    arguments.addAll(List.of(muxer.split(" ", -1)));
    arguments.add(made.resolve(output).toString());
    FfmpegProgram.run(folder.resolve(name + ".log"), arguments);
    return made;
  }

  private static Set<String> errors(Path what) throws Exception {
    BuiltKinora.Outcome outcome =
        BuiltKinora.run("check", "--json", "--segments", "all", what.toString());
    JsonNode report = JsonMapper.shared().readTree(outcome.data());
    Set<String> errors = new TreeSet<>();
    for (JsonNode finding : report.path("findings")) {
      if (finding.path("severity").asString().equals("error")) {
        errors.add(finding.path("rule").asString());
      }
    }
    assertEquals(errors.isEmpty() ? 0 : 1, outcome.exitCode(), outcome.talk());
    assertTrue(report.path("segments").asInt() > 0, outcome.data());
    return errors;
  }
}
