package dev.kinora.transcoder.live;

import java.time.Duration;

/**
 * Bounds of what publishers may take. Immutable.
 *
 * @param mostPublishers at once
 * @param mostProbing publishers at once of whom it is not known yet what they send
 * @param firstBytes how long a connection may take until its format is known
 * @param probing how long a publisher may take until it is known what is inside; a busy machine
 *     takes many seconds to start a child
 * @param probingBytes how much it may send until then
 * @param silence how long a publisher may send nothing
 * @param grace how long a stream waits for a publisher that was lost
 * @param targetSeconds how long segments are meant to be
 */
public record LiveSettings(
    int mostPublishers,
    int mostProbing,
    Duration firstBytes,
    Duration probing,
    int probingBytes,
    Duration silence,
    Duration grace,
    int targetSeconds) {
  /** What suits one machine. */
  public static final LiveSettings DEFAULT =
      new LiveSettings(
          16,
          8,
          Duration.ofSeconds(10),
          Duration.ofSeconds(40),
          8 << 20,
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          2);

  public LiveSettings {
    if (mostPublishers < 1 || mostProbing < 1 || probingBytes < 1 || targetSeconds < 1) {
      throw new IllegalArgumentException(
          "live settings: expected 1 or more publishers, probing, bytes and seconds, found"
              + " %d, %d, %d, %d"
                  .formatted(mostPublishers, mostProbing, probingBytes, targetSeconds));
    }
  }

  /** The same with another grace time. */
  public LiveSettings withGrace(Duration other) {
    return new LiveSettings(
        mostPublishers,
        mostProbing,
        firstBytes,
        probing,
        probingBytes,
        silence,
        other,
        targetSeconds);
  }
}
