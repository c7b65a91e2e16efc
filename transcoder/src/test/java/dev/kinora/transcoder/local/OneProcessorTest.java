package dev.kinora.transcoder.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.film.FlashFilm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A segment's bytes do not depend on how many processors the machine has. On Linux the kernel
 * confines the second process, which libav sees as well; elsewhere only Java is told of one.
 */
final class OneProcessorTest {
  @TempDir private Path folder;

  @Test
  void theSameBytesOnOneProcessorAndOnAll() throws Exception {
    Path film =
        new FlashFilm("mp4", Rational.of(25), 48_000, 13, 0, 0, List.of(31L, 113L, 207L, 288L), 0)
            .write(folder.resolve("film.mp4"));
    List<String> all = OneProcessor.digests(film);
    List<String> one = new ArrayList<>(child(film));
    assertEquals("processors 1", one.removeFirst());
    assertTrue(all.size() > 8, "segments: " + all.size());
    assertEquals(all, one);
  }

  private List<String> child(Path film) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    if (!OneProcessor.canBePinned()) {
      command.add("-XX:ActiveProcessorCount=1");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(OneProcessor.class.getName(), film.toString()));
    if (OneProcessor.canBePinned()) {
      command.add("pinned");
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.lines().toList();
  }
}
