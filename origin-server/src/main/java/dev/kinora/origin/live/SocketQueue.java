package dev.kinora.origin.live;

import dev.kinora.packager.live.LiveRelay;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What waits for one socket, by reference. Who is too far behind loses all fragments up to the next
 * that starts with a key frame, never one alone: what is left can always be decoded. Thread-safe,
 * reads no clock.
 */
final class SocketQueue {
  private final long mostBytes;
  private final long mostLagNanos;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean skipping;
  private int skips;

  private record Waiting(LiveRelay relay, long sinceNanos) {}

  SocketQueue(SocketLimits limits) {
    this.mostBytes = limits.queuedBytes();
    this.mostLagNanos = limits.lag().toNanos();
  }

  /** Adds a header or a fragment that came at a time. */
  synchronized void add(LiveRelay relay, long nowNanos) {
    switch (relay) {
      case LiveRelay.Header header -> append(header, nowNanos);
      case LiveRelay.Fragment fragment -> {
        if (!skipping && isTooFarBehind(fragment, nowNanos)) {
          waiting.removeIf(one -> one.relay instanceof LiveRelay.Fragment);
          bytes = waiting.stream().mapToLong(one -> one.relay.bytes().remaining()).sum();
          skipping = true;
          skips++;
        }
        skipping &= !fragment.startsWithKeyFrame();
        if (!skipping) {
          append(fragment, nowNanos);
        }
      }
    }
  }

  private boolean isTooFarBehind(LiveRelay.Fragment next, long nowNanos) {
    return !waiting.isEmpty()
        && (bytes + next.bytes().remaining() > mostBytes
            || nowNanos - waiting.getFirst().sinceNanos > mostLagNanos);
  }

  private void append(LiveRelay relay, long nowNanos) {
    waiting.add(new Waiting(relay, nowNanos));
    bytes += relay.bytes().remaining();
  }

  /** Takes the next one out. */
  synchronized Optional<LiveRelay> next() {
    Waiting first = waiting.pollFirst();
    if (first == null) {
      return Optional.empty();
    }
    bytes -= first.relay.bytes().remaining();
    return Optional.of(first.relay);
  }

  /** Whether something waits. */
  synchronized boolean hasNext() {
    return !waiting.isEmpty();
  }

  /** How often something was left out. */
  synchronized int skips() {
    return skips;
  }
}
