package dev.kinora.transcoder.supply;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room for more on the disk that titles are published on. */
@FunctionalInterface
public interface DiskRoom {
  /** Any amount, for stores that are on no disk. */
  DiskRoom ENDLESS = bytes -> {};

  /**
   * Makes sure that so much more may be written.
   *
   * @throws DiskFull if the disk would be nearly full after it
   */
  void require(long bytes) throws IOException;

  /**
   * The disk of a folder. A fiftieth of it, a gigabyte at most, is left free: systems and databases
   * fare badly on a full one.
   */
  static DiskRoom of(Path folder) {
    return bytes -> {
      Path there = folder;
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      FileStore disk = Files.getFileStore(there);
      require(folder, bytes, disk.getUsableSpace(), disk.getTotalSpace());
    };
  }

  /** The rule itself. */
  static void require(Path folder, long bytes, long freeBytes, long diskBytes) throws IOException {
    long reserve = Math.min(1L << 30, diskBytes / 50);
    if (freeBytes - bytes < reserve) {
      throw new DiskFull(
          ("the disk of %s is nearly full: expected room for %,d MB more with %,d MB left free,"
                  + " found %,d MB; make room, or take titles out with kinora titles --remove")
              .formatted(folder, (bytes >> 20) + 1, reserve >> 20, freeBytes >> 20));
    }
  }
}
