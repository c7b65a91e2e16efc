package dev.kinora.packager.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the stores need of a file system besides reading and writing. */
final class Folders {
  private static final int ATTEMPTS = 100;

  private Folders() {}

  /** Whether a folder is there, as a folder and not as a link. */
  static boolean isFolder(Path folder) {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether files have owners and permissions. */
  static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** What is in a folder. */
  static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Puts a folder's names on the disk, where the system lets a folder be opened. */
  static void force(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Removes a file or a folder and everything in it, without following links. */
  static void deleteTree(Path top) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        deleteTreeOnce(top);
        return;
      } catch (DirectoryNotEmptyException e) {
        // A publisher that had already found the folder put one more file into it.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void deleteTreeOnce(Path top) throws IOException {
    if (!isFolder(top)) {
      Files.deleteIfExists(top);
      return;
    }
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
