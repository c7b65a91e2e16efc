package dev.kinora.cli.wiring;

import dev.kinora.origin.upload.UploadFeature;
import dev.kinora.transcoder.ingest.FolderScan;
import dev.kinora.transcoder.jobs.Chore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What is due by time, in whichever process comes to it. */
final class Upkeep {
  private static final Duration HOURLY = Duration.ofHours(1);
  private static final Duration RESCAN = Duration.ofMinutes(10);

  private Upkeep() {}

  /**
   * The chores of a server.
   *
   * @param rescanned folders that are looked through for new films
   */
  static List<Chore> of(Node node, UploadFeature uploads, List<Path> rescanned) {
    List<Chore> chores = new ArrayList<>();
    chores.add(new Chore("forget-sessions", HOURLY, () -> node.accounts().forgetExpired()));
    chores.add(new Chore("forget-uploads", HOURLY, uploads::expire));
    if (!rescanned.isEmpty()) {
      FolderScan scan =
          new FolderScan(
              node.transcoder().ingest(), node.transcoder().catalogue(), InstantSource.system());
      chores.add(new Chore("rescan-folders", RESCAN, () -> scan.look(rescanned)));
    }
    return chores;
  }
}
