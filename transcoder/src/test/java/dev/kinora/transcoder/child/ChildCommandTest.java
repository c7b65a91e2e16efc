package dev.kinora.transcoder.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.title.Lane;
import dev.kinora.transcoder.work.InstructionSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChildCommandTest {
  private static final ChildSettings SETTINGS = Children.settings(Path.of("/a cache"));
  private static final ChildKind WAITED = new ChildKind(Lane.VIDEO, ChildPriority.FOREGROUND);
  private static final ChildKind SOUND = new ChildKind(Lane.AUDIO, ChildPriority.BACKGROUND);

  @Test
  void aShellSetsTheMemoryLimitInKilobytes() {
    List<String> command = ChildCommand.of(SETTINGS, WAITED, true);
    assertEquals(List.of("/bin/sh", "-c"), command.subList(0, 2));
    assertEquals(Long.toString(2L << 20), command.get(4));
    assertFalse(command.contains("nice"));
    assertTrue(command.contains("-Dorg.bytedeco.javacpp.cachedir=/a cache/native"));
  }

  @Test
  void backgroundChildrenAreNicedAndSoundGetsLessMemory() {
    List<String> command = ChildCommand.of(SETTINGS, SOUND, true);
    assertEquals(List.of("nice", "-n", "5"), command.subList(5, 8));
    assertEquals(Long.toString(ChildSettings.LEAST_MEMORY_BYTES >> 10), command.get(4));
  }

  @Test
  void theChildReadsItsOptionsBack() {
    List<String> command = ChildCommand.of(SETTINGS, SOUND, true);
    assertEquals(
        new ChildOptions(
            InstructionSet.BASELINE, Optional.of("/dev/fd/4"), Optional.of("/dev/fd/3")),
        ChildOptions.parse(command));
  }

  @Test
  void aClassArchiveIsHandedOn() {
    ChildSettings plain = SETTINGS;
    ChildSettings archived =
        new ChildSettings(
            plain.java(),
            plain.classPath(),
            plain.entry(),
            Optional.of(Path.of("/a/b.jsa")),
            plain.cache(),
            plain.memoryBytes(),
            plain.backgroundNiceness(),
            plain.startPatience(),
            plain.patience(),
            plain.idle());
    assertTrue(ChildCommand.of(archived, SOUND, true).contains("-XX:SharedArchiveFile=/a/b.jsa"));
    assertEquals(
        Optional.empty(), ChildSettings.ofThisProgram(List.of("X"), Path.of("c")).classArchive());
  }

  @Test
  void withoutAShellThePipesStayWhereTheyAre() {
    List<String> command = ChildCommand.of(SETTINGS, SOUND, false);
    assertEquals(SETTINGS.java().toString(), command.getFirst());
    assertEquals(
        new ChildOptions(InstructionSet.BASELINE, Optional.empty(), Optional.empty()),
        ChildOptions.parse(command));
  }

  @Test
  void memoryIsKeptFromOneSpanToTheNext() {
    var environment = ChildCommand.environment(WAITED);
    // glibc silently ignores a larger threshold and then maps every picture anew.
    assertEquals(Integer.toString(32 << 20), environment.get("MALLOC_MMAP_THRESHOLD_"));
    assertTrue(environment.containsKey("MALLOC_TRIM_THRESHOLD_"));
  }
}
