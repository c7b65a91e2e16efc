package dev.kinora.packager.publish;

import java.time.Instant;

/** Where a span stands. */
public sealed interface SpanState {
  /**
   * Some of its segments are not published and nobody makes them.
   *
   * @param attempts how often it was tried in vain
   */
  record Missing(int attempts) implements SpanState {}

  /** Somebody makes it. */
  record Claimed(String owner, long fence, Instant leaseEnds) implements SpanState {}

  /** All its segments of all renditions of the lane are published. */
  record Done() implements SpanState {}

  /**
   * It was done, and gave its room to others: its segments are made again when they are asked for.
   */
  record Dropped() implements SpanState {}

  /** It was tried twice and cannot be encoded. */
  record Failed(String reason) implements SpanState {}
}
