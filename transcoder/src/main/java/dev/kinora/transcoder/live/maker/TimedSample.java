package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.SampleKind;

/**
 * A sample and when it is decoded.
 *
 * @param startTicks on the stream's clock, in the track's timescale
 */
record TimedSample(CmafSample sample, long startTicks) {
  long endTicks() {
    return startTicks + sample.durationTicks();
  }

  boolean isKey() {
    return sample.kind() == SampleKind.SYNC;
  }
}
