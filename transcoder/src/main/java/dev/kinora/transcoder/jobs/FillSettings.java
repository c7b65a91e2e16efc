package dev.kinora.transcoder.jobs;

import java.time.Duration;

/**
 * How much is encoded in the background.
 *
 * @param fillers titles worked on at the same time, each with a video and a sound span
 * @param batchSpans neighbouring spans that one child decodes straight through; each batch decodes
 *     from the key frame before it, and empties its encoders at its end
 * @param lease how long a claim outlives a worker that is gone
 * @param sweep how often what others left behind is looked for
 */
public record FillSettings(int fillers, int batchSpans, Duration lease, Duration sweep) {
  public FillSettings {
    if (fillers < 1 || batchSpans < 1 || !lease.isPositive() || !sweep.isPositive()) {
      throw new IllegalArgumentException(
          "filling: expected fillers, spans and times above 0, found %d, %d, %s, %s"
              .formatted(fillers, batchSpans, lease, sweep));
    }
  }

  /** What suits a machine with this many processors: one video encode for every two. */
  public static FillSettings of(int processors) {
    return new FillSettings(
        Math.max(1, processors / 2), 32, Duration.ofSeconds(60), Duration.ofSeconds(30));
  }
}
