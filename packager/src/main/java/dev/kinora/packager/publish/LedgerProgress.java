package dev.kinora.packager.publish;

import java.util.Optional;

/**
 * How far a title is.
 *
 * @param spansDone finished spans of all lanes
 * @param spansTotal all spans of all lanes; 0 for a title the ledger does not know
 * @param failure why a span of it cannot be encoded
 */
public record LedgerProgress(int spansDone, int spansTotal, Optional<String> failure) {
  /** Whether nothing is left to encode. */
  public boolean complete() {
    return spansTotal > 0 && spansDone == spansTotal;
  }
}
