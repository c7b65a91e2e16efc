package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * One rendition's share of a segment: its parts in order. Immutable.
 *
 * @param startTicks the {@code tfdt} of the first part, on the recording's timeline
 * @param endTicks when the last part ends
 * @param sizeBytes of all parts
 * @param independent whether it starts with a key frame
 * @param parts one or more; none when only the recording has the bytes
 */
public record LivePiece(
    LiveRendition rendition,
    long startTicks,
    long endTicks,
    long sizeBytes,
    boolean independent,
    List<LivePart> parts) {
  private static final long MICROS = 1_000_000;
  private static final int DECIMALS = 6;

  public LivePiece {
    parts = List.copyOf(parts);
  }

  /**
   * These parts as a piece.
   *
   * @param parts one or more, in order
   */
  static LivePiece of(LiveRendition rendition, List<LivePart> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(rendition.name() + ": expected a part, found none");
    }
    LivePart last = parts.getLast();
    return new LivePiece(
        rendition,
        parts.getFirst().startTicks(),
        last.startTicks() + last.durationTicks(),
        parts.stream().mapToLong(part -> part.bytes().remaining()).sum(),
        parts.getFirst().independent(),
        parts);
  }

  /** The same, its bytes let go of. */
  LivePiece withoutBytes() {
    return new LivePiece(rendition, startTicks, endTicks, sizeBytes, independent, List.of());
  }

  /** From the first part's start to the last one's end. */
  public long durationTicks() {
    return endTicks() - startTicks();
  }

  /** When it is seen or heard first, the priming taken away. */
  public Rational startSeconds() {
    return seconds(startTicks());
  }

  /** When it has been seen or heard. */
  Rational endSeconds() {
    return seconds(endTicks());
  }

  private Rational seconds(long ticks) {
    long heard = Math.max(0, ticks - rendition.primingTicks());
    return Rational.of(heard, rendition.track().timescale());
  }

  /** EXTINF: the difference of two rounded boundaries, so errors do not add up. */
  public BigDecimal extinf() {
    long start = startSeconds().times(MICROS).round();
    return BigDecimal.valueOf(endSeconds().times(MICROS).round() - start, DECIMALS);
  }

  /** All bytes as one read-only buffer, or nothing when only the recording has them. */
  public Optional<ByteBuffer> bytes() {
    return parts.isEmpty() ? Optional.empty() : Optional.of(joined());
  }

  private ByteBuffer joined() {
    if (parts.size() == 1) {
      return parts.getFirst().bytes();
    }
    ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(sizeBytes));
    parts.forEach(part -> whole.put(part.bytes()));
    return whole.flip().asReadOnlyBuffer();
  }
}
