package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ledger.JdbcLibraryFiles;
import dev.kinora.transcoder.ledger.JdbcLibraryFiles.Found;
import dev.kinora.transcoder.ledger.JdbcLibraryFiles.Look;
import dev.kinora.transcoder.library.LibraryLayout;
import dev.kinora.transcoder.library.LibraryPlan;
import dev.kinora.transcoder.library.PlannedFilm;
import dev.kinora.transcoder.supply.DiskFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings folders of films into the library, again and again: what has not changed since costs one
 * look at its attributes, what moved keeps its title, what is gone waits until it comes back. What
 * became of a file is noted right after it, so a scan that is killed goes on where it was. For one
 * thread at a time; other processes may scan as well.
 */
public final class LibraryScan {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryScan.class);
  private static final int MOST_FAILURES = 2;

  private final Ingest ingest;
  private final TitleCatalogue catalogue;
  private final JdbcLibraryFiles files;
  private final Rest rest;

  /** Adds what it finds by an ingest, and notes it. */
  public LibraryScan(
      Ingest ingest, TitleCatalogue catalogue, JdbcLibraryFiles files, InstantSource clock) {
    this.ingest = ingest;
    this.catalogue = catalogue;
    this.files = files;
    this.rest = new Rest(clock);
  }

  /** How to look. */
  public enum Manner {
    /** Somebody asked: everything there is taken, also what was once taken out. */
    ASKED,
    /** By itself: files still being copied are left until they rest. */
    BY_ITSELF
  }

  /** Hears of every film, in order. */
  @FunctionalInterface
  public interface Listener {
    /** What was found out about a film. */
    void film(Path file, ScanOutcome outcome);
  }

  /**
   * What a scan found.
   *
   * @param films media files that are films
   * @param extras media files that are none of their own, such as trailers
   * @param gone titles whose file is not there any more
   * @param resting whether a file is perhaps still being copied
   * @param folders the folders that were looked through
   */
  public record Report(
      int films, int fresh, int extras, int gone, boolean resting, List<Path> folders) {
    public Report {
      folders = List.copyOf(folders);
    }
  }

  /**
   * Looks through a folder.
   *
   * @throws IOException if the folder itself cannot be read
   */
  public Report folder(Path folder, Placement placement, Manner manner, Listener listener)
      throws IOException {
    Path root = folder.toRealPath();
    FolderWalk walk = FolderWalk.of(root);
    LibraryPlan plan = LibraryLayout.read(root, walk.files().keySet(), MediaFiles::isMedia);
    Map<String, Found> known = known(root);
    Pass pass = new Pass(walk, catalogue.failures(), placement, manner);
    int fresh = 0;
    boolean resting = false;
    for (PlannedFilm film : plan.films()) {
      Found before = known.remove(film.file().toString());
      ScanOutcome outcome = look(film, Optional.ofNullable(before), pass);
      listener.film(film.file(), outcome);
      fresh += outcome instanceof ScanOutcome.Added added && added.fresh() ? 1 : 0;
      resting |= outcome instanceof ScanOutcome.Resting;
    }
    int gone = 0;
    for (Found left : known.values()) {
      Path path = Path.of(left.path());
      // What is there and no film of its own any more, a trailer now that its film came, stays.
      if (!walk.isUnread(path) && !walk.files().containsKey(path)) {
        gone += gone(left) ? 1 : 0;
      }
    }
    return new Report(
        plan.films().size(), fresh, plan.extras().size(), gone, resting, walk.folders());
  }

  /**
   * Adds one file with what lies beside it, whatever is known of it.
   *
   * @return what became of it; never that it rests or is unchanged
   */
  public ScanOutcome file(Path file, Placement placement) throws IOException {
    Path real = file.toRealPath();
    Path folder = real.getParent();
    if (folder == null || !Files.isRegularFile(real)) {
      return addedAlone(file, placement);
    }
    FolderWalk walk = FolderWalk.beside(folder);
    LibraryPlan plan =
        LibraryLayout.read(rootAround(folder), walk.files().keySet(), MediaFiles::isMedia);
    Pass pass = new Pass(walk, Map.of(), placement, Manner.ASKED);
    Optional<PlannedFilm> planned =
        plan.films().stream().filter(film -> film.file().equals(real)).findFirst();
    return planned.isPresent()
        ? add(planned.get(), lookAt(planned.get(), walk), Optional.empty(), pass)
        : addedAlone(file, placement);
  }

  private ScanOutcome addedAlone(Path file, Placement placement) throws IOException {
    try {
      Added added = ingest.add(file, placement);
      return new ScanOutcome.Added(added.title(), added.fresh());
    } catch (MediaException e) {
      return new ScanOutcome.Refused(String.valueOf(e.getMessage()));
    }
  }

  /** Where the names of folders may still say something: the series' around that of a season. */
  private static Path rootAround(Path folder) {
    Path above = folder.getParent();
    return above == null ? folder : above;
  }

  private Map<String, Found> known(Path root) {
    Map<String, Found> known = new HashMap<>();
    for (Found found : files.all()) {
      if (Path.of(found.path()).startsWith(root)) {
        known.put(found.path(), found);
      }
    }
    return known;
  }

  /** What one pass over a folder works with. */
  private record Pass(
      FolderWalk walk,
      Map<String, Optional<String>> failures,
      Placement placement,
      Manner manner) {}

  private ScanOutcome look(PlannedFilm film, Optional<Found> before, Pass pass) {
    Look look = lookAt(film, pass.walk());
    if (before.isPresent() && before.get().look().equals(look) && !before.get().missing()) {
      Optional<ScanOutcome> settled = settled(before.get(), pass);
      if (settled.isPresent()) {
        return settled.get();
      }
    }
    if (pass.manner() == Manner.BY_ITSELF && !rest.isAtRest(film.file(), look)) {
      return new ScanOutcome.Resting();
    }
    try {
      return add(film, look, before, pass);
    } catch (DiskFull e) {
      // Says nothing of the file, which is tried again at the next look.
      return new ScanOutcome.Failed(String.valueOf(e.getMessage()), false);
    } catch (IOException e) {
      return failed(film, look, before, e);
    }
  }

  /** What is known of a file that has not changed; nothing when it has to be added again. */
  private Optional<ScanOutcome> settled(Found before, Pass pass) {
    if (before.titleId().isPresent()) {
      String titleId = before.titleId().get();
      Optional<String> failure = pass.failures().get(titleId);
      if (failure == null) {
        return pass.manner() == Manner.BY_ITSELF
            ? Optional.of(new ScanOutcome.TakenOut())
            : Optional.empty();
      }
      if (failure.isPresent() && ingest.mayWorkAgain(titleId, before.path())) {
        return Optional.empty();
      }
      return Optional.of(new ScanOutcome.Unchanged(titleId));
    }
    return before.failures() >= MOST_FAILURES
        ? before.reason().map(ScanOutcome.Refused::new)
        : Optional.empty();
  }

  private ScanOutcome add(PlannedFilm film, Look look, Optional<Found> before, Pass pass)
      throws IOException {
    try {
      Added added = ingest.add(film, pass.placement());
      String titleId = added.title().id();
      note(film, look, Optional.of(titleId), Optional.empty(), 0);
      if (before.isPresent()) {
        replaced(before.get(), titleId);
      }
      return new ScanOutcome.Added(added.title(), added.fresh());
    } catch (MediaException e) {
      String reason = String.valueOf(e.getMessage());
      LOG.info("{} is passed over until it changes: {}", film.file(), reason);
      note(film, look, Optional.empty(), Optional.of(reason), MOST_FAILURES);
      return new ScanOutcome.Refused(reason);
    }
  }

  /** The file was another title before: that one has lost its file. */
  private void replaced(Found before, String titleId) {
    before
        .titleId()
        .filter(former -> !former.equals(titleId))
        .flatMap(catalogue::find)
        .ifPresent(ingest::gone);
  }

  private ScanOutcome failed(PlannedFilm film, Look look, Optional<Found> before, IOException e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    boolean again =
        before.isPresent()
            && before.get().look().equals(look)
            && before.get().reason().equals(Optional.of(reason));
    int failures = again ? before.get().failures() + 1 : 1;
    LOG.warn("{} could not be added: {}", film.file(), reason);
    note(film, look, Optional.empty(), Optional.of(reason), failures);
    return new ScanOutcome.Failed(reason, failures >= MOST_FAILURES);
  }

  private void note(
      PlannedFilm film,
      Look look,
      Optional<String> titleId,
      Optional<String> reason,
      int failures) {
    files.put(new Found(film.file().toString(), look, titleId, reason, failures, false));
  }

  /** A file is not there any more; whether its title has no other. */
  private boolean gone(Found left) throws IOException {
    Optional<Title> title = left.titleId().flatMap(catalogue::find);
    if (title.isEmpty() || !title.get().source().path().equals(left.path())) {
      // Refused, taken out, or moved: the title lives elsewhere by now.
      files.remove(left.path());
      return false;
    }
    for (Found other : files.ofTitle(title.get().id())) {
      if (!other.path().equals(left.path()) && takesOver(other)) {
        files.remove(left.path());
        return false;
      }
    }
    if (!left.missing()) {
      LOG.info("{} is gone; \"{}\" waits for it", left.path(), title.get().name());
      files.put(
          new Found(
              left.path(), left.look(), left.titleId(), left.reason(), left.failures(), true));
    }
    ingest.gone(title.get());
    return true;
  }

  /** A second copy of the same film becomes the one that is used. */
  private boolean takesOver(Found other) throws IOException {
    Path file = Path.of(other.path());
    if (other.missing() || !Files.isRegularFile(file)) {
      return false;
    }
    return file(file, Placement.IN_PLACE) instanceof ScanOutcome.Added added
        && other.titleId().equals(Optional.of(added.title().id()));
  }

  private static Look lookAt(PlannedFilm film, FolderWalk walk) {
    return Looks.at(film, walk.files());
  }

  /** Titles whose files are gone, with the place where each was. */
  public List<Found> missing() {
    return files.missing();
  }
}
