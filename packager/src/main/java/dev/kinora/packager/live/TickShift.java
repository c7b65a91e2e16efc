package dev.kinora.packager.live;

import java.nio.ByteBuffer;

/** Moves a part on its timeline: the decode time of every {@code moof} in it is another one. */
final class TickShift {
  private TickShift() {}

  /**
   * The part at its new place; the bytes are copied when the place differs.
   *
   * @throws IllegalArgumentException if the bytes are no boxes or have no decode time of 64 bits
   */
  static LivePart by(LivePart part, long ticks) {
    if (ticks == 0) {
      return part;
    }
    ByteBuffer source = part.bytes();
    ByteBuffer bytes = ByteBuffer.allocate(source.remaining()).put(source).flip();
    if (DecodeTimes.shift(bytes, ticks) == 0) {
      throw new IllegalArgumentException(
          "part of " + part.track() + ": expected a tfdt of version 1, found none");
    }
    return new LivePart(
        part.track(),
        part.startTicks() + ticks,
        part.durationTicks(),
        part.startsSegment(),
        part.independent(),
        bytes);
  }
}
