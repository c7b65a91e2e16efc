package dev.kinora.origin.live;

import java.time.Duration;

/**
 * How far a viewer's socket may stay behind.
 *
 * @param viewers sockets of all streams together
 * @param queuedBytes what may wait for one socket; fragments are shared, so waiting costs memory
 *     once and not for each
 * @param lag how old what waits may be before the viewer goes on at the next key frame
 * @param stall how long one fragment may take to be sent before the viewer is let go
 */
record SocketLimits(int viewers, long queuedBytes, Duration lag, Duration stall) {
  static final SocketLimits DEFAULTS =
      new SocketLimits(3000, 48L << 20, Duration.ofSeconds(6), Duration.ofSeconds(15));
}
