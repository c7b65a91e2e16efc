package dev.kinora.transcoder.library;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lies beside the films of one folder. Pure; each file is looked at once. */
final class Companions {
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp");
  private static final List<String> OF_THE_FILM = List.of("-poster", "-cover", "-thumb", "");
  private static final List<String> OF_THE_FOLDER = List.of("poster", "folder", "cover", "movie");

  private final boolean alone;
  private final SidecarTexts texts;
  private final Map<String, Path> pictures = new HashMap<>();
  private final Map<String, Path> notes = new HashMap<>();

  /**
   * Looks beside films.
   *
   * @param films the films of the folder
   * @param alone whether they are one film
   */
  Companions(Path folder, FolderTree tree, List<Path> films, boolean alone) {
    this.alone = alone;
    this.texts = new SidecarTexts(folder, tree, films);
    for (Path file : tree.othersIn(folder)) {
      String name = LibraryLayout.nameOf(file);
      String extension = Words.extension(name);
      if (PICTURES.contains(extension)) {
        pictures.putIfAbsent(Words.lower(Words.stem(name)), file);
      } else if (extension.equals("nfo")) {
        notes.putIfAbsent(Words.lower(Words.stem(name)), file);
      }
    }
  }

  PlannedFilm planned(Path film, Naming naming) {
    String stem = Words.lower(Words.stem(LibraryLayout.nameOf(film)));
    return new PlannedFilm(film, naming, texts.of(film), note(stem), picture(stem, naming));
  }

  private Optional<Path> note(String stem) {
    Optional<Path> own = Optional.ofNullable(notes.get(stem));
    return own.isPresent() || !alone ? own : Optional.ofNullable(notes.get("movie"));
  }

  private Optional<Path> picture(String stem, Naming naming) {
    for (String suffix : OF_THE_FILM) {
      Path found = pictures.get(stem + suffix);
      if (found != null) {
        return Optional.of(found);
      }
    }
    // A series' poster would stand on every episode alike.
    return alone && naming.about().episode().isEmpty()
        ? OF_THE_FOLDER.stream().filter(pictures::containsKey).findFirst().map(pictures::get)
        : Optional.empty();
  }
}
