package dev.kinora.transcoder.ingest;

import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.remux.CopyExaminer;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.transcoder.probe.TitleClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether tracks that players take as they are become renditions as they are. */
public enum Repackaging {
  /** Where it can be. */
  AUTO {
    @Override
    public Copies choose(Path source, SourceInfo info) throws IOException {
      TitleClock clock = TitleClock.of(info);
      return CopyExaminer.examine(source, info, clock.origin(), clock.frameCount());
    }
  },
  /** Everything is encoded. */
  NEVER {
    @Override
    public Copies choose(Path source, SourceInfo info) {
      return new Copies(
          Optional.empty(), Optional.empty(), List.of("Everything is encoded, as was asked for."));
    }
  };

  /**
   * Which tracks of a source are taken as they are, and why.
   *
   * @throws IOException if it cannot be read
   */
  public abstract Copies choose(Path source, SourceInfo info) throws IOException;
}
