package dev.kinora.transcoder;

import dev.kinora.packager.publish.AssetStore;
import dev.kinora.transcoder.ingest.TitlePlanner;
import dev.kinora.transcoder.proof.PackageJudge;
import dev.kinora.transcoder.supply.TitleJudge;
import dev.kinora.transcoder.work.CodecsPool;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * What a transcoder is put together from; whoever made them closes them, after it.
 *
 * @param judge makes who looks at a title before it is called ready
 */
public record TranscoderParts(
    DataSource database,
    AssetStore store,
    CodecsPool codecs,
    TitlePlanner planner,
    InstantSource clock,
    TitleJudge.Maker judge) {
  /** With the judge that looks at everything. */
  public TranscoderParts(
      DataSource database,
      AssetStore store,
      CodecsPool codecs,
      TitlePlanner planner,
      InstantSource clock) {
    this(database, store, codecs, planner, clock, PackageJudge::new);
  }
}
