package dev.kinora.transcoder.supply;

import dev.kinora.packager.check.stored.Breath;
import dev.kinora.packager.check.stored.TitleBytes;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** Looks at a title of which everything is there, before it is called ready. */
@FunctionalInterface
public interface TitleJudge {
  /**
   * What is wrong with the title, a sentence each; empty if it may be called ready.
   *
   * @param measured what its segments weigh
   * @param breath asked before each segment
   * @throws IOException if that cannot be told now
   * @throws WorkFailure if that cannot be told now, since a child died
   * @throws InterruptedException if the work is to end
   */
  List<String> faults(Title title, Measured measured, Breath breath)
      throws IOException, WorkFailure, InterruptedException;

  /** Makes a judge of what it needs to look at titles. */
  @FunctionalInterface
  interface Maker {
    /** Finds nothing wrong. */
    Maker TRUSTING = (_, _, _) -> (_, _, _) -> List.of();

    /** A judge. */
    TitleJudge of(TitleBytes bytes, CodecsPool codecs, InstantSource clock);
  }
}
