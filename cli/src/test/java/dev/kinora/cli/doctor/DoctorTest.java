package dev.kinora.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.cli.doctor.Diagnosis.Verdict;
import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.wiring.Node;
import dev.kinora.transcoder.ingest.Placement;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorTest {
  @TempDir private Path folder;

  @Test
  void aSoundInstallationHasNothingBad() throws Exception {
    List<Diagnosis> found = examine(folder.resolve("new"), Map.of("--http-port", freePort()));
    assertEquals(List.of(), found.stream().filter(d -> d.verdict() != Verdict.GOOD).toList());
    assertTrue(found.stream().anyMatch(d -> d.what().equals("codecs")), found.toString());
    assertFalse(Files.exists(folder.resolve("new")), "the doctor made a folder");
  }

  @Test
  void aPortThatSomebodyHasIsNamedWithItsFlag() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Diagnosis port =
          only("port " + taken.getLocalPort(), Map.of("--https-port", taken.getLocalPort()));
      assertEquals(Verdict.BAD, port.verdict());
      assertTrue(port.advice().orElseThrow().contains("--https-port"), port.toString());
    }
  }

  @Test
  void aDataFolderThatIsAFileIsBad() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Diagnosis data =
        new DiskExamination(file, file)
            .examine().stream()
                .filter(d -> d.what().equals("data folder"))
                .findFirst()
                .orElseThrow();
    assertEquals(Verdict.BAD, data.verdict());
  }

  @Test
  void aTitleWhoseSourceIsGoneIsNamed() throws Exception {
    Path data = folder.resolve("data");
    Path sound = folder.resolve("Evening Song.wav");
    AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
    try (AudioInputStream silence =
        new AudioInputStream(new ByteArrayInputStream(new byte[32_000]), format, 16_000)) {
      AudioSystem.write(silence, AudioFileFormat.Type.WAVE, sound.toFile());
    }
    try (Node node = Node.openIn(data)) {
      node.transcoder().ingest().add(sound, Placement.IN_PLACE);
    }
    List<Diagnosis> before = new LibraryExamination(options(data)).examine();
    assertFalse(before.stream().anyMatch(d -> d.verdict() == Verdict.BAD), before.toString());
    assertTrue(
        before.stream().anyMatch(d -> d.found().contains("nobody works on them")),
        before.toString());
    Files.delete(sound);
    List<Diagnosis> after = new LibraryExamination(options(data)).examine();
    Diagnosis bad =
        after.stream().filter(d -> d.verdict() == Verdict.BAD).findFirst().orElseThrow();
    assertTrue(bad.what().contains("Evening Song"), bad.toString());
    assertTrue(bad.found().contains("not there any more"), bad.toString());
  }

  @Test
  void whatCannotBeLookedAtIsAFinding() throws Exception {
    Path data = Files.createDirectories(folder.resolve("broken"));
    Files.createDirectories(data.resolve("db"));
    Files.writeString(data.resolve("db").resolve("kinora.mv.db"), "no database ".repeat(4000));
    List<Diagnosis> found = examine(data, Map.of());
    assertTrue(
        found.stream().anyMatch(d -> d.what().equals("library") && d.verdict() == Verdict.BAD),
        found.toString());
  }

  private Diagnosis only(String what, Map<String, Integer> listeners) throws Exception {
    return examine(folder.resolve("new"), listeners).stream()
        .filter(d -> d.what().equals(what))
        .findFirst()
        .orElseThrow();
  }

  private static List<Diagnosis> examine(Path data, Map<String, Integer> listeners) {
    List<Diagnosis> found = new ArrayList<>();
    new Doctor(options(data), "127.0.0.1", listeners).examine(found::add);
    return found;
  }

  private static CommonOptions options(Path data) {
    Flags flags = new Flags();
    new CommandLine(flags).parseArgs("--data", data.toString());
    return flags.common;
  }

  @CommandLine.Command(name = "flags")
  private static final class Flags {
    @CommandLine.Mixin private CommonOptions common = new CommonOptions();
  }

  private static int freePort() throws Exception {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }
}
