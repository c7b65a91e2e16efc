package dev.kinora.cli.wiring;

import dev.kinora.cli.terminal.Failures;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.upload.UploadFeature;
import dev.kinora.origin.upload.UploadLimits;
import dev.kinora.origin.upload.UploadRefusal;
import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.ingest.Ingest;
import dev.kinora.transcoder.ingest.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Uploads of the origin that become titles by the transcoder's ingest. No state. */
final class Uploads {
  private Uploads() {}

  /** Opens the uploads of a node's data folder. */
  static UploadFeature open(Node node, Library library) throws IOException {
    Ingest ingest = node.transcoder().ingest();
    return UploadFeature.open(
        node.data().resolve("uploads"),
        UploadLimits.DEFAULTS,
        library,
        (file, fileName) -> add(ingest, file, fileName),
        InstantSource.system());
  }

  private static String add(Ingest ingest, Path file, String fileName)
      throws UploadRefusal, IOException {
    try {
      return ingest.add(file, fileName, Placement.LINK).title().id();
    } catch (MediaException e) {
      throw new UploadRefusal(Failures.sentence(e), e);
    }
  }
}
