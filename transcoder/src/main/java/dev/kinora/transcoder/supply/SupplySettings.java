package dev.kinora.transcoder.supply;

import java.time.Duration;

/**
 * How much is encoded at once for those who wait.
 *
 * @param videoSlots video spans at the same time
 * @param audioSlots sound spans at the same time
 * @param queue how many more spans of a lane may wait for a slot
 * @param retryAfter what those are told who come when the queue is full
 */
public record SupplySettings(int videoSlots, int audioSlots, int queue, Duration retryAfter) {
  public SupplySettings {
    if (videoSlots < 1 || audioSlots < 1 || queue < 1) {
      throw new IllegalArgumentException(
          "supply: expected slots and a queue, found %d, %d, %d"
              .formatted(videoSlots, audioSlots, queue));
    }
  }

  /** What suits a machine with this many processors. */
  public static SupplySettings of(int processors) {
    return new SupplySettings(
        Math.max(2, processors / 2), Math.max(2, processors / 2), 32, Duration.ofSeconds(2));
  }
}
