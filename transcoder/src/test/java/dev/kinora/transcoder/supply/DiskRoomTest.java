package dev.kinora.transcoder.supply;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
  private static final long GIGABYTE = 1L << 30;
  private static final Path FOLDER = Path.of("data");

  @Test
  void aFiftiethAndAtMostAGigabyteStaysFree() {
    assertDoesNotThrow(() -> DiskRoom.require(FOLDER, 1, 2 * GIGABYTE, 500 * GIGABYTE));
    assertDoesNotThrow(() -> DiskRoom.require(FOLDER, GIGABYTE, 2 * GIGABYTE, 500 * GIGABYTE));
    assertDoesNotThrow(() -> DiskRoom.require(FOLDER, 1, GIGABYTE / 4, 10 * GIGABYTE));
    IOException refused =
        assertThrows(
            IOException.class,
            () -> DiskRoom.require(FOLDER, GIGABYTE, 2 * GIGABYTE - 1, 500 * GIGABYTE));
    assertTrue(String.valueOf(refused.getMessage()).contains("nearly full"));
    assertThrows(IOException.class, () -> DiskRoom.require(FOLDER, 1, GIGABYTE / 5, 10 * GIGABYTE));
  }

  @Test
  void theDiskIsTheOneOfTheNearestFolderThatIsThere(@TempDir Path folder) {
    DiskRoom room = DiskRoom.of(folder.resolve("not/there"));
    assertThrows(IOException.class, () -> room.require(Long.MAX_VALUE / 2));
  }
}
