package dev.kinora.cli.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The project's own files as they stand on disk, without what builds leave there. Immutable. */
final class SourceTree {

  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", "dist", ".git", ".idea", ".vscode", "kinora-data");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private final Path root;
  private final List<Path> files;

  private SourceTree(Path root, List<Path> files) {
    this.root = root;
    this.files = List.copyOf(files);
  }

  /** The tree around the folder that the tests run in: the nearest one above with a launcher. */
  static SourceTree here() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("scripts/format"))) {
      var parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "expected to run inside the project, found no scripts/format above "
                + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return new SourceTree(folder, walk(folder));
  }

  Path root() {
    return root;
  }

  /** Files whose path relative to the root passes, in the order of their names. */
  List<Path> files(Predicate<Path> wanted) {
    return files.stream().map(root::relativize).filter(wanted).sorted().toList();
  }

  List<Path> filesEndingWith(String suffix) {
    return files(path -> path.toString().endsWith(suffix));
  }

  String read(Path relative) {
    try {
      return Files.readString(root.resolve(relative));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Module folders as the root pom lists them. */
  List<String> modules() {
    return MODULE
        .matcher(read(Path.of("pom.xml")))
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  private static List<Path> walk(Path root) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
