package dev.kinora.transcoder.library;

import dev.kinora.packager.title.About;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the layout of a library: from the paths of its files to films and what belongs to them.
 * Pure; looks at no file.
 */
public final class LibraryLayout {
  private static final Pattern EXTRA_FILE =
      Pattern.compile(
          "(?i).*[-._](trailer|sample|featurette|behindthescenes|deleted|deletedscene|interview"
              + "|scene|short|clip|extra|other)\\d{0,2}$");
  private static final Set<String> EXTRA_NAMES = Set.of("sample", "trailer", "theme");
  private static final int FOLDERS_AROUND = 3;

  private final Path root;
  private final FolderTree tree;

  private LibraryLayout(Path root, FolderTree tree) {
    this.root = root;
    this.tree = tree;
  }

  /**
   * Reads a library.
   *
   * @param root the library's folder
   * @param files everything in it, absolute or from the same place as the root
   * @param isFilm tells media files by their names
   */
  public static LibraryPlan read(Path root, Collection<Path> files, Predicate<Path> isFilm) {
    return new LibraryLayout(root, new FolderTree(root, files, isFilm)).plan();
  }

  /** What a file that was named by itself is called. */
  public static Naming ofFile(String fileName) {
    return NameReader.read(fileName, List.of(), false);
  }

  /**
   * Subtitles that are called like a film and lie beside it.
   *
   * @param siblings the files of its folder
   */
  public static List<SidecarText> textsBeside(Path film, List<Path> siblings) {
    return SidecarTexts.beside(film, siblings);
  }

  /** Whether a folder's name says that it holds the subtitles of the films around it. */
  public static boolean isForSubtitles(Path folder) {
    return Folders.areSubtitles(nameOf(folder));
  }

  private LibraryPlan plan() {
    List<PlannedFilm> films = new ArrayList<>();
    List<Path> extras = new ArrayList<>();
    for (Path folder : tree.folders()) {
      List<Path> own = new ArrayList<>();
      boolean inExtras = isInExtras(folder);
      boolean anyFilm = tree.filmsIn(folder).stream().anyMatch(film -> !looksExtra(film));
      for (Path film : tree.filmsIn(folder)) {
        // A trailer or sample beside the film itself; alone it is a film of that name.
        if (inExtras || (anyFilm && looksExtra(film))) {
          extras.add(film);
        } else {
          own.add(film);
        }
      }
      films.addAll(folder(folder, own));
    }
    films.sort(Comparator.comparing(PlannedFilm::file));
    return new LibraryPlan(films, extras);
  }

  /** Whether a folder below the root, or one around it, holds extras. */
  private boolean isInExtras(Path folder) {
    for (Path at = folder; at != null && !at.equals(root) && at.startsWith(root); ) {
      Path above = at.getParent();
      boolean besideAFilm = above != null && !tree.filmsIn(above).isEmpty();
      if (Folders.areExtras(nameOf(at), besideAFilm)) {
        return true;
      }
      at = above;
    }
    return false;
  }

  private static boolean looksExtra(Path film) {
    String stem = Words.stem(nameOf(film));
    return EXTRA_FILE.matcher(stem).matches()
        || EXTRA_NAMES.contains(stem.toLowerCase(java.util.Locale.ROOT));
  }

  private List<PlannedFilm> folder(Path folder, List<Path> films) {
    Map<Path, Parts.Part> parts = Parts.among(films);
    boolean alone = count(films, parts) == 1;
    List<String> around = around(folder);
    Map<Path, Naming> names = new HashMap<>();
    for (Path film : films) {
      Parts.Part part = parts.get(film);
      String fileName = part == null ? nameOf(film) : part.whole();
      Naming naming = NameReader.read(fileName, around, alone);
      names.put(film, part == null ? naming : naming.asPart(part.number()));
    }
    Companions companions = new Companions(folder, tree, films, alone);
    return films.stream()
        .map(film -> companions.planned(film, names.getOrDefault(film, NOTHING)))
        .toList();
  }

  private static final Naming NOTHING = new Naming("", About.NOTHING, false);

  private static long count(List<Path> films, Map<Path, Parts.Part> parts) {
    return films.stream()
        .map(film ->
            Optional.ofNullable(parts.get(film)).map(Parts.Part::whole).orElse(nameOf(film)))
        .distinct()
        .count();
  }

  /** Names of the folder and of those above it, up to the root. */
  private List<String> around(Path folder) {
    List<String> names = new ArrayList<>();
    for (Path at = folder;
        at != null && at.startsWith(root) && names.size() < FOLDERS_AROUND;
        at = at.getParent()) {
      names.add(nameOf(at));
    }
    return names;
  }

  static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
