package dev.kinora.transcoder;

import dev.kinora.packager.publish.AssetStore;
import dev.kinora.transcoder.ingest.TitlePlanner;
import dev.kinora.transcoder.work.CodecsPool;
import java.time.InstantSource;
import javax.sql.DataSource;

/** What a transcoder is put together from; whoever made them closes them, after it. */
public record TranscoderParts(
    DataSource database,
    AssetStore store,
    CodecsPool codecs,
    TitlePlanner planner,
    InstantSource clock) {}
