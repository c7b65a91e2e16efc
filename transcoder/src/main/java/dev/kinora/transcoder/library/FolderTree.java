package dev.kinora.transcoder.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files of a library by folder, films apart from the others. */
final class FolderTree {
  private final Path root;
  private final Map<Path, Content> folders = new TreeMap<>();

  FolderTree(Path root, Collection<Path> files, Predicate<Path> isFilm) {
    this.root = root;
    for (Path file : files) {
      Path folder = file.getParent();
      if (folder != null) {
        Content content = content(folder);
        (isFilm.test(file) ? content.films : content.others).add(file);
      }
    }
  }

  private Content content(Path folder) {
    Content known = folders.get(folder);
    if (known != null) {
      return known;
    }
    Content content = new Content();
    folders.put(folder, content);
    Path above = folder.getParent();
    if (above != null && !folder.equals(root) && folder.startsWith(root)) {
      content(above).folders.add(folder);
    }
    return content;
  }

  /** All folders, in order. */
  List<Path> folders() {
    return List.copyOf(folders.keySet());
  }

  List<Path> filmsIn(Path folder) {
    Content content = folders.get(folder);
    return content == null ? List.of() : content.films;
  }

  List<Path> othersIn(Path folder) {
    Content content = folders.get(folder);
    return content == null ? List.of() : content.others;
  }

  List<Path> foldersIn(Path folder) {
    Content content = folders.get(folder);
    return content == null ? List.of() : content.folders;
  }

  private static final class Content {
    final List<Path> films = new ArrayList<>();
    final List<Path> others = new ArrayList<>();
    final List<Path> folders = new ArrayList<>();
  }
}
