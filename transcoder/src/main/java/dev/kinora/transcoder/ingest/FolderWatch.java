package dev.kinora.transcoder.ingest;

import dev.kinora.transcoder.ingest.LibraryScan.Manner;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through folders whenever something in them changes, and now and then in any case, since
 * systems do not tell of everything: folders of other machines, more folders than they follow. A
 * burst of changes is one look. {@link #run} belongs to one thread; any may close.
 */
public final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration LONGEST_BURST = Duration.ofSeconds(20);

  private final LibraryScan scan;
  private final List<Path> folders;
  private final Placement placement;
  private final Duration period;
  private final WatchService changes;
  private final Set<Path> watched = new HashSet<>();
  private boolean told;

  /**
   * Watches folders; does nothing before {@link #run}.
   *
   * @param period the time after which is looked in any case
   */
  public FolderWatch(LibraryScan scan, List<Path> folders, Placement placement, Duration period)
      throws IOException {
    this.scan = scan;
    this.folders = List.copyOf(folders);
    this.placement = placement;
    this.period = period;
    this.changes = FileSystems.getDefault().newWatchService();
  }

  /** Hears of each pass. */
  public interface Listener extends LibraryScan.Listener {
    /** A folder was looked through. */
    void looked(Path folder, LibraryScan.Report report);

    /** A folder is away, or cannot be read at the moment. */
    void away(Path folder, IOException reason);
  }

  /** Looks and waits until closed. */
  public void run(Listener listener) throws InterruptedException {
    try {
      while (true) {
        Pass pass = look(listener);
        if (!pass.newFolders) {
          await(pass.resting ? Rest.WHILE : period);
        }
      }
    } catch (ClosedWatchServiceException _) {
      LOG.debug("folders are not watched any more");
    }
  }

  private record Pass(boolean resting, boolean newFolders) {}

  private Pass look(Listener listener) {
    boolean resting = false;
    boolean newFolders = false;
    for (Path folder : folders) {
      try {
        LibraryScan.Report report = scan.folder(folder, placement, Manner.BY_ITSELF, listener);
        resting |= report.resting();
        newFolders |= watch(report.folders());
        listener.looked(folder, report);
      } catch (IOException e) {
        listener.away(folder, e);
      }
    }
    return new Pass(resting, newFolders);
  }

  /** Whether any of them was not watched before, so that something in it may have been missed. */
  private boolean watch(List<Path> found) {
    boolean any = false;
    watched.retainAll(Set.copyOf(found));
    for (Path folder : found) {
      if (!watched.contains(folder)) {
        try {
          folder.register(
              changes,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
          watched.add(folder);
          any = true;
        } catch (IOException e) {
          if (!told) {
            LOG.warn(
                "{} and perhaps others are looked at every {} only: {}",
                folder,
                period,
                e.getMessage());
          }
          told = true;
        }
      }
    }
    return any;
  }

  private void await(Duration longest) throws InterruptedException {
    WatchKey change = changes.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    long end = System.nanoTime() + LONGEST_BURST.toNanos();
    while (change != null) {
      change.pollEvents();
      if (!change.reset()) {
        // Its folder is gone; one that comes in its place is watched anew.
        watched.remove((Path) change.watchable());
      }
      change =
          System.nanoTime() < end ? changes.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS) : null;
    }
  }

  @Override
  public void close() throws IOException {
    changes.close();
  }
}
