package dev.kinora.packager.source.matroska;

import static dev.kinora.packager.source.SyntheticFiles.element;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterReaderTest {
  private static final byte[] TIME = element(Ids.TIMESTAMP, new byte[] {5});
  private static final byte[] CHECKSUM = element(0xbf, new byte[4]);
  private static final byte[] PICTURE =
      element(Ids.SIMPLE_BLOCK, new byte[] {(byte) 0x81, 0, 2, (byte) 0x80, 42});

  @TempDir private Path folder;

  /** The block that a cue finds by itself, and so without the rest of the Cluster being read. */
  private Optional<Block> pointedAt(List<byte[]> before) throws Exception {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    before.forEach(content::writeBytes);
    int relative = content.size();
    content.writeBytes(PICTURE);
    Path path = folder.resolve("cluster");
    Files.write(path, element(Ids.CLUSTER, content.toByteArray()));
    try (SourceFile file = SourceFile.open(path)) {
      ClusterReader reader = new ClusterReader(file, 1_000_000, file.sizeBytes());
      return reader.pointedAt(new Cue(7, 0, relative), 1);
    }
  }

  @Test
  void aCueFindsItsBlockWhereTheTimeStandsFirst() throws Exception {
    assertEquals(7_000_000, pointedAt(List.of(TIME)).orElseThrow().nanos());
  }

  @Test
  void andBehindAChecksum() throws Exception {
    Block block = pointedAt(List.of(CHECKSUM, TIME)).orElseThrow();

    assertEquals(7_000_000, block.nanos());
    assertEquals(1, block.sizeBytes());
  }

  @Test
  void aClusterWhoseTimeIsFarBehindIsLeftToBeRead() throws Exception {
    assertEquals(
        Optional.empty(), pointedAt(List.of(CHECKSUM, CHECKSUM, CHECKSUM, CHECKSUM, TIME)));
  }
}
