package dev.kinora.packager.publish;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Makes sure that a segment exists, encoding its span when it does not. Safe for use from any
 * thread; any number of callers that want the same span cause one encode.
 */
public interface SegmentSupply {
  /**
   * Completes when the segment is published or will not be; never exceptionally. A caller that no
   * longer waits may cancel it, which ends nobody else's waiting.
   */
  CompletionStage<Supply> ensure(SegmentKey segment);

  /** Hears that somebody was given a segment that is there; quick, from any thread. */
  default void served(SegmentKey segment) {}

  /** What became of the wish. */
  sealed interface Supply {
    /** The segment can be read from the store. */
    record Published() implements Supply {}

    /** No such title, rendition or segment on the timeline. */
    record Unknown(String reason) implements Supply {}

    /** The span cannot be encoded. */
    record NotEncodable(String reason) implements Supply {}

    /** Too many wait already. */
    record Overloaded(Duration retryAfter) implements Supply {}
  }
}
