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

  /** The same one, said to last no longer than so many ticks. */
  TimedSample atMost(long ticks) {
    return sample.durationTicks() <= ticks
        ? this
        : new TimedSample(
            new CmafSample(sample.data(), ticks, sample.compositionOffsetTicks(), sample.kind()),
            startTicks);
  }

  boolean isKey() {
    return sample.kind() == SampleKind.SYNC;
  }
}
