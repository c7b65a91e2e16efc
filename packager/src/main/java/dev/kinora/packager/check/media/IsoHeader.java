package dev.kinora.packager.check.media;

import dev.kinora.packager.cmaf.InitSegment;
import java.util.List;

/**
 * A header that could be read.
 *
 * @param inits each track as if it stood alone
 * @param facts what is said of each
 * @param cmaf whether its brands claim CMAF, so that its stricter rules bind
 */
public record IsoHeader(List<InitSegment> inits, List<TrackFacts> facts, boolean cmaf) {
  public IsoHeader {
    inits = List.copyOf(inits);
    facts = List.copyOf(facts);
  }
}
