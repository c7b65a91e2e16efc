package dev.kinora.transcoder;

import dev.kinora.transcoder.cache.CacheBound;
import dev.kinora.transcoder.ingest.Levelling;
import dev.kinora.transcoder.ingest.Repackaging;
import dev.kinora.transcoder.jobs.FillSettings;
import dev.kinora.transcoder.supply.DiskRoom;
import dev.kinora.transcoder.supply.SupplySettings;
import java.nio.file.Path;

/**
 * How much the transcoder does at once, and where.
 *
 * @param sources folder for copies of sources, made when it is needed
 * @param room whether there is room for more segments and copies
 * @param repackaging whether tracks that players take are taken as they are
 * @param cache how much encoded segments may take in all
 * @param levelling whether all titles are brought to one loudness
 */
public record TranscoderSettings(
    SupplySettings supply,
    FillSettings fill,
    Path sources,
    DiskRoom room,
    Repackaging repackaging,
    CacheBound cache,
    Levelling levelling) {
  /** What suits this machine. */
  public static TranscoderSettings ofThisMachine(Path sources, DiskRoom room) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new TranscoderSettings(
        SupplySettings.of(processors),
        FillSettings.of(processors),
        sources,
        room,
        Repackaging.AUTO,
        CacheBound.NONE,
        Levelling.OFF);
  }

  /** The same with another answer to whether tracks are taken as they are. */
  public TranscoderSettings with(Repackaging other) {
    return new TranscoderSettings(supply, fill, sources, room, other, cache, levelling);
  }

  /** The same with another bound of what segments may take. */
  public TranscoderSettings with(CacheBound other) {
    return new TranscoderSettings(supply, fill, sources, room, repackaging, other, levelling);
  }

  /** The same with another answer to whether loudness is changed. */
  public TranscoderSettings with(Levelling other) {
    return new TranscoderSettings(supply, fill, sources, room, repackaging, cache, other);
  }
}
