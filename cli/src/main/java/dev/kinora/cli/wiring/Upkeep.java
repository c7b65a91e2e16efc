package dev.kinora.cli.wiring;

import dev.kinora.cli.settings.RescanOptions;
import dev.kinora.origin.upload.UploadFeature;
import dev.kinora.transcoder.ingest.LibraryScan;
import dev.kinora.transcoder.ingest.Placement;
import dev.kinora.transcoder.jobs.Chore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is due by time, in whichever process comes to it. */
final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration HOURLY = Duration.ofHours(1);

  private Upkeep() {}

  /**
   * The chores of a server.
   *
   * @param rescan folders that are looked through for new films, and when
   * @param kept after how long recordings are deleted, if ever
   */
  static List<Chore> of(
      Node node, UploadFeature uploads, RescanOptions rescan, Optional<Duration> kept) {
    List<Chore> chores = new ArrayList<>();
    chores.add(new Chore("forget-sessions", HOURLY, () -> node.accounts().forgetExpired()));
    chores.add(new Chore("forget-uploads", HOURLY, uploads::expire));
    if (kept.isPresent()) {
      OldRecordings old = new OldRecordings(node.transcoder(), kept.get(), InstantSource.system());
      chores.add(new Chore("forget-recordings", HOURLY, old::forget));
    }
    List<Path> folders = rescan.folders();
    if (!folders.isEmpty()) {
      LibraryScan scan = node.transcoder().scan();
      chores.add(new Chore("rescan-folders", rescan.due(), () -> rescan(scan, folders)));
    }
    return chores;
  }

  private static void rescan(LibraryScan scan, List<Path> folders) {
    for (Path folder : folders) {
      try {
        LibraryScan.Report report =
            scan.folder(
                folder, Placement.IN_PLACE, LibraryScan.Manner.BY_ITSELF, (file, outcome) -> {});
        LOG.info("{}: {} films, {} new", folder, report.films(), report.fresh());
      } catch (IOException e) {
        LOG.warn("{} could not be looked through: {}", folder, e.getMessage());
      }
    }
  }
}
