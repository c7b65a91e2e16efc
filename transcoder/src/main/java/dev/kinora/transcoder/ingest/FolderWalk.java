package dev.kinora.transcoder.ingest;

import dev.kinora.transcoder.library.LibraryLayout;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in a folder and below it with their attributes, and nothing read of them.
 *
 * @param folders all folders
 * @param unread what could not be looked into; nothing is known of what is below it
 */
record FolderWalk(Map<Path, BasicFileAttributes> files, List<Path> folders, List<Path> unread) {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWalk.class);
  private static final int DEEPEST = 64;

  /**
   * Looks through a folder. Hidden files and folders are passed over, links followed, but never in
   * a circle; a folder that cannot be read is passed over with a line in the log.
   */
  static FolderWalk of(Path root) throws IOException {
    return of(root, DEEPEST);
  }

  /** The files of a folder, and of those below it that hold subtitles. */
  static FolderWalk beside(Path folder) throws IOException {
    FolderWalk walk = of(folder, 1);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (LibraryLayout.isForSubtitles(entry) && Files.isDirectory(entry)) {
          walk.files.putAll(of(entry, 2).files);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return walk;
  }

  private static FolderWalk of(Path root, int depth) throws IOException {
    FolderWalk walk = new FolderWalk(new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
    Files.walkFileTree(
        root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new Visitor(root, walk));
    return walk;
  }

  /** Whether nothing is known of a place, because a folder around it could not be read. */
  boolean isUnread(Path place) {
    return unread.stream().anyMatch(place::startsWith);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final FolderWalk walk;

    Visitor(Path root, FolderWalk walk) {
      this.root = root;
      this.walk = walk;
    }

    private boolean isHidden(Path entry) {
      return !entry.equals(root) && entry.getFileName().toString().startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (isHidden(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      walk.folders.add(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !isHidden(file)) {
        walk.files.put(file, attributes);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      LOG.warn(
          "passed over {}: {}",
          file,
          e instanceof AccessDeniedException ? "it may not be read" : e.getMessage());
      // A circle of links and a file that vanished hide nothing.
      if (!(e instanceof FileSystemLoopException || e instanceof NoSuchFileException)) {
        walk.unread.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (e != null) {
        walk.unread.add(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
