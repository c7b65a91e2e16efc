package dev.kinora.transcoder.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  @TempDir private Path folder;

  @Test
  void isTheContentsWhereverItLies() throws IOException {
    byte[] content = content(2_000_000);
    Path one = Files.write(folder.resolve("one"), content);
    Path two = Files.write(folder.resolve("two"), content);
    assertEquals(Fingerprint.of(one), Fingerprint.of(two));
    assertEquals(64, Fingerprint.of(one).length());
  }

  /** Beginning, end and a block in between of a large file; every byte of a small one. */
  @ParameterizedTest
  @ValueSource(ints = {0, 65_535, 1_999_999, 1_934_464})
  void aChangedByteIsSeen(int at) throws IOException {
    byte[] content = content(2_000_000);
    String before = Fingerprint.of(Files.write(folder.resolve("film"), content));
    content[at]++;
    assertNotEquals(before, Fingerprint.of(Files.write(folder.resolve("film"), content)));
  }

  @Test
  void aSmallFileIsReadWhole() throws IOException {
    byte[] content = content(18 * 65_536);
    String before = Fingerprint.of(Files.write(folder.resolve("film"), content));
    content[100_000]++;
    assertNotEquals(before, Fingerprint.of(Files.write(folder.resolve("film"), content)));
  }

  @Test
  void sizeCounts() throws IOException {
    String one = Fingerprint.of(Files.write(folder.resolve("film"), new byte[10]));
    assertNotEquals(one, Fingerprint.of(Files.write(folder.resolve("film"), new byte[11])));
  }

  private static byte[] content(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return content;
  }
}
