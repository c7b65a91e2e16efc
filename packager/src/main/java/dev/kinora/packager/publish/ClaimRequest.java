package dev.kinora.packager.publish;

import dev.kinora.packager.title.Lane;
import java.time.Duration;
import java.util.Optional;

/**
 * What a worker asks for.
 *
 * @param owner who holds the claim: the worker's process, see {@link SpanLedger#releaseOwnedBy}
 * @param maxSpans most neighbouring spans to take, 1 or more
 * @param lease how long the claim holds without being renewed
 * @param titleId take spans of this title only; of any title when absent
 */
public record ClaimRequest(
    String owner, Lane lane, int maxSpans, Duration lease, Optional<String> titleId) {
  public ClaimRequest {
    if (maxSpans < 1 || !lease.isPositive()) {
      throw new IllegalArgumentException(
          "claim request: expected spans and a lease, found %d, %s".formatted(maxSpans, lease));
    }
  }
}
