package dev.kinora.packager.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child that publishes in a loop is killed: whatever has a name is whole. */
class KilledPublisherTest {
  private static final String ID = "abcd1234";
  private static final int SIZE = 3_000_000;
  private static final int ROUNDS = 4;

  @TempDir Path folder;

  /** The child: publishes segments that end in their own checksum until it is killed. */
  static final class Publisher {
    private Publisher() {}

    public static void main(String[] args) throws IOException {
      try (FolderStore store = FolderStore.open(Path.of(args[0]))) {
        for (int n = Integer.parseInt(args[1]); ; n++) {
          store.publish(segment(n), content(n));
          if (n % 3 == 0) {
            System.out.println(n);
          }
        }
      }
    }
  }

  private static Asset segment(int number) {
    return new Asset.Media(new SegmentKey(ID, "v720-ab", number));
  }

  private static ByteBuffer content(int seed) {
    ByteBuffer content = ByteBuffer.allocate(SIZE);
    new java.util.Random(seed).nextBytes(content.array());
    return content.putLong(SIZE - Long.BYTES, checksum(content.array()));
  }

  private static long checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content, 0, SIZE - Long.BYTES);
    return crc.getValue();
  }

  @Test
  void noHalfFileHasAName() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      publishAndKill(round * 10_000, round);
      try (FolderStore store = FolderStore.open(folder)) {
        List<StoredAsset> published = store.list(ID);
        assertTrue(published.size() > round, "each child published something");
        for (StoredAsset asset : published) {
          byte[] content = asset.readAll(SIZE);
          assertEquals(SIZE, content.length);
          assertEquals(checksum(content), ByteBuffer.wrap(content).getLong(SIZE - Long.BYTES));
        }
        assertEquals(0, drafts(), "the store that opened swept what the child left");
      }
    }
  }

  private void publishAndKill(int first, int round) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Publisher.class.getName(),
                folder.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = child.inputReader()) {
      for (int n = 0; n <= round; n++) {
        assertTrue(lines.readLine() != null, "the child published");
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private int drafts() throws IOException {
    int files = 0;
    for (Path entry : Folders.entries(folder.resolve("drafts"))) {
      if (Files.isDirectory(entry)) {
        files += Folders.entries(entry).size();
      }
    }
    return files;
  }
}
