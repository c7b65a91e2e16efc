package dev.kinora.packager.live;

import java.nio.ByteBuffer;

/**
 * One {@code moof} and its {@code mdat}, the unit of low latency; parts of a segment joined are the
 * segment. Immutable as long as nobody writes to the bytes' memory.
 *
 * @param track the track's name in the header
 * @param startTicks the {@code tfdt}, on the header's clock
 * @param durationTicks sum of its samples' durations
 * @param startsSegment whether a segment begins with it; one of a picture then starts with a key
 *     frame
 * @param independent whether it starts with a key frame
 */
public record LivePart(
    String track,
    long startTicks,
    long durationTicks,
    boolean startsSegment,
    boolean independent,
    ByteBuffer bytes) {
  /** Largest part, in bytes: half a second at 256 Mbit/s. */
  public static final int MOST_BYTES = 16 << 20;

  public LivePart {
    bytes = bytes.slice().asReadOnlyBuffer();
    if (startTicks < 0 || durationTicks < 1) {
      throw new IllegalArgumentException(
          "part of %s: expected a time and a duration, found %d, %d"
              .formatted(track, startTicks, durationTicks));
    }
    if (!bytes.hasRemaining() || bytes.remaining() > MOST_BYTES) {
      throw new IllegalArgumentException(
          "part of %s: expected 1 to %d bytes, found %d"
              .formatted(track, MOST_BYTES, bytes.remaining()));
    }
  }

  /** A fresh view of the bytes. */
  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }
}
