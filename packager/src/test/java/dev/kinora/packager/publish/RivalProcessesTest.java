package dev.kinora.packager.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.AssetStore.Published.Created;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that publish the same names: each name has one publisher, who is told so. */
class RivalProcessesTest {
  private static final int RIVALS = 2;
  private static final int SEGMENTS = 300;

  @TempDir Path folder;

  /** The child: tries to be the first at every segment and prints where it was. */
  static final class Rival {
    private Rival() {}

    public static void main(String[] args) throws IOException {
      Path folder = Path.of(args[0]);
      Optional<Placing> placing =
          args[1].equals("move")
              ? Optional.of(new Placing.ByMove(folder.resolve("place.lock")))
              : Optional.empty();
      try (FolderStore store = FolderStore.open(folder, placing)) {
        System.out.println("ready");
        System.in.read();
        ByteBuffer mark = ByteBuffer.allocate(Long.BYTES).putLong(0, ProcessHandle.current().pid());
        for (int n = 0; n < SEGMENTS; n++) {
          if (store.publish(segment(n), mark) instanceof Created) {
            System.out.println(n);
          }
        }
      }
    }
  }

  private static Asset segment(int number) {
    return new Asset.Media(new SegmentKey("abcd1234", "v720-ab", number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "move"})
  void everyNameHasOnePublisher(String placing) throws Exception {
    List<Process> rivals = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    try {
      for (int r = 0; r < RIVALS; r++) {
        rivals.add(start(placing));
      }
      for (Process rival : rivals) {
        assertEquals("ready", rival.inputReader().readLine());
      }
      for (Process rival : rivals) {
        rival.getOutputStream().write('\n');
        rival.getOutputStream().flush();
      }
      for (Process rival : rivals) {
        check(rival, taken);
      }
    } finally {
      rivals.forEach(Process::destroyForcibly);
    }
    assertEquals(SEGMENTS, taken.size(), "every segment was published by somebody");
  }

  private void check(Process rival, Set<Integer> taken) throws Exception {
    List<String> created = rival.inputReader().readAllLines();
    assertEquals(0, rival.waitFor());
    try (FolderStore store = FolderStore.open(folder)) {
      for (String line : created) {
        int number = Integer.parseInt(line);
        assertTrue(taken.add(number), "segment " + number + " has two publishers");
        byte[] content = store.find(segment(number)).orElseThrow().readAll(Long.BYTES);
        assertEquals(rival.pid(), ByteBuffer.wrap(content).getLong());
      }
    }
  }

  private Process start(String placing) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Rival.class.getName(),
            folder.toString(),
            placing)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
