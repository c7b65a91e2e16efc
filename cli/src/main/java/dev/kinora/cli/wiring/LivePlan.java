package dev.kinora.cli.wiring;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How one process takes live streams.
 *
 * @param ingest where they are taken over raw TCP, if anywhere
 * @param grace how long one waits for a publisher who was lost
 * @param kept after how long recordings are deleted; never where that is not said
 */
public record LivePlan(
    Optional<InetSocketAddress> ingest, Duration grace, Optional<Duration> kept) {
  /** Over HTTP only, kept for ever. */
  public static final LivePlan DEFAULT =
      new LivePlan(Optional.empty(), Duration.ofSeconds(10), Optional.empty());

  public LivePlan {
    if (grace.isNegative() || kept.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException(
          "live plan: expected times of 0 or more, found %s, %s".formatted(grace, kept));
    }
  }
}
