package dev.kinora.transcoder.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which subtitles belong to which film of a folder. Pure. */
final class SidecarTexts {
  private static final Set<String> ENDINGS = Set.of("srt", "vtt", "ass", "ssa");
  private static final int MOST_TEXTS = 64;
  private static final String SEPARATORS = "._- [(";

  private final Map<String, Path> filmByStem = new HashMap<>();
  private final Map<Path, List<SidecarText>> found = new HashMap<>();
  private final Optional<Path> onlyFilm;

  SidecarTexts(Path folder, FolderTree tree, List<Path> films) {
    films.forEach(film -> filmByStem.put(stem(film), film));
    this.onlyFilm = films.size() == 1 ? Optional.of(films.getFirst()) : Optional.empty();
    if (films.isEmpty()) {
      return;
    }
    addAll(tree.othersIn(folder), onlyFilm);
    for (Path below : tree.foldersIn(folder)) {
      if (Folders.areSubtitles(LibraryLayout.nameOf(below))) {
        addAll(tree.othersIn(below), onlyFilm);
        for (Path deeper : tree.foldersIn(below)) {
          // Subs/The film's name/2_English.srt
          Optional<Path> own = Optional.ofNullable(filmByStem.get(Words.lower(nameOf(deeper))));
          addAll(tree.othersIn(deeper), own.or(() -> onlyFilm));
        }
      }
    }
  }

  /**
   * Subtitles beside a film of which no library is known: those that are called like it.
   *
   * @param siblings the files of its folder
   */
  static List<SidecarText> beside(Path film, List<Path> siblings) {
    Path folder = film.resolveSibling("");
    SidecarTexts texts =
        new SidecarTexts(folder, new FolderTree(folder, List.of(), _ -> false), List.of(film));
    texts.addAll(siblings, Optional.empty());
    return texts.of(film);
  }

  List<SidecarText> of(Path film) {
    return found.getOrDefault(film, List.of());
  }

  private void addAll(List<Path> files, Optional<Path> otherwise) {
    files.stream()
        .filter(file -> ENDINGS.contains(Words.extension(nameOf(file))))
        .sorted()
        .forEach(file -> add(file, otherwise));
  }

  private void add(Path file, Optional<Path> otherwise) {
    String name = Words.stem(nameOf(file));
    for (int end = name.length(); end > 0; end--) {
      boolean atSeparator = end == name.length() || SEPARATORS.indexOf(name.charAt(end)) >= 0;
      Path film = atSeparator ? filmByStem.get(Words.lower(name.substring(0, end))) : null;
      if (film != null) {
        add(film, file, name.substring(end));
        return;
      }
    }
    otherwise.ifPresent(film -> add(film, file, name));
  }

  private void add(Path film, Path file, String rest) {
    List<SidecarText> texts = found.computeIfAbsent(film, _ -> new ArrayList<>());
    if (texts.size() < MOST_TEXTS) {
      SidecarName name = SidecarName.of(rest);
      texts.add(
          new SidecarText(
              file, name.language(), name.forced(), name.hearingImpaired(), name.label()));
    }
  }

  private static String stem(Path film) {
    return Words.lower(Words.stem(nameOf(film)));
  }

  private static String nameOf(Path path) {
    return LibraryLayout.nameOf(path);
  }
}
