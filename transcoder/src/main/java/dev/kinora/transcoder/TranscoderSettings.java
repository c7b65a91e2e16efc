package dev.kinora.transcoder;

import dev.kinora.transcoder.jobs.FillSettings;
import dev.kinora.transcoder.supply.SupplySettings;
import java.nio.file.Path;

/**
 * How much the transcoder does at once, and where.
 *
 * @param sources folder for copies of sources, made when it is needed
 */
public record TranscoderSettings(SupplySettings supply, FillSettings fill, Path sources) {
  /** What suits this machine. */
  public static TranscoderSettings ofThisMachine(Path sources) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new TranscoderSettings(
        SupplySettings.of(processors), FillSettings.of(processors), sources);
  }
}
