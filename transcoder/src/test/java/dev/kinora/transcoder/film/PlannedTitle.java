package dev.kinora.transcoder.film;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ladder.Ladder;
import dev.kinora.transcoder.ladder.Plan;
import dev.kinora.transcoder.ladder.Profile;
import dev.kinora.transcoder.probe.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Makes a title of a file as the program does, but for names and dates. */
public final class PlannedTitle {
  private PlannedTitle() {}

  /** Probes and plans. */
  public static Title of(Path file) throws MediaException, IOException {
    return of(file, Profile.DEFAULT);
  }

  /** The same in the codings of a profile. */
  public static Title of(Path file, Profile profile) throws MediaException, IOException {
    SourceInfo info = SourceProbe.probe(file);
    SourceIdentity source =
        new SourceIdentity(
            file.toString(),
            "0".repeat(64),
            Files.size(file),
            Files.getLastModifiedTime(file).toInstant());
    Plan plan = Ladder.plan(info, source, TimelineRule.DEFAULT, "test", Copies.NONE, profile);
    List<Rendition> renditions = plan.renditions();
    return new Title(
        "testtitle",
        "Test",
        Instant.EPOCH,
        source,
        info,
        plan.origin(),
        plan.video(),
        plan.audio(),
        renditions,
        "test");
  }
}
