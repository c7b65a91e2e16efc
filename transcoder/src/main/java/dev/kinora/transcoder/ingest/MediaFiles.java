package dev.kinora.transcoder.ingest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the films in a folder. */
public final class MediaFiles {
  private static final Logger LOG = LoggerFactory.getLogger(MediaFiles.class);
  private static final int DEPTH = 64;
  private static final Set<String> EXTENSIONS =
      Set.of(
          "3g2", "3gp", "aac", "asf", "avi", "divx", "f4v", "flac", "flv", "m2ts", "m2v", "m4a",
          "m4b", "m4v", "mka", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "mts", "mxf", "oga",
          "ogg", "ogm", "ogv", "opus", "ts", "vob", "wav", "webm", "wma", "wmv", "y4m");

  private MediaFiles() {}

  /**
   * What a path given by somebody stands for: itself, or the films in the folder and those below
   * it, sorted. Hidden files and folders are passed over, links followed, but never in a circle; a
   * folder that cannot be read is passed over with a line in the log.
   */
  public static List<Path> in(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Visitor(path, found));
    Collections.sort(found);
    return List.copyOf(found);
  }

  private static boolean isMedia(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return false;
    }
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(extension);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found;

    Visitor(Path root, List<Path> found) {
      this.root = root;
      this.found = found;
    }

    private boolean isHidden(Path entry) {
      return !entry.equals(root) && entry.getFileName().toString().startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !isHidden(file) && isMedia(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      // A circle of links, a folder without permission, a file that vanished meanwhile.
      LOG.warn(
          "passed over {}: {}",
          file,
          e instanceof AccessDeniedException ? "it may not be read" : e.getMessage());
      return FileVisitResult.CONTINUE;
    }
  }
}
