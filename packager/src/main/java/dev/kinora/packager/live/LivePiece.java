package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One rendition's share of a segment: its parts in order. Immutable.
 *
 * @param parts one or more, on the recording's timeline
 */
public record LivePiece(LiveRendition rendition, List<LivePart> parts) {
  private static final long MICROS = 1_000_000;
  private static final int DECIMALS = 6;

  public LivePiece {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(rendition.name() + ": expected a part, found none");
    }
  }

  /** The {@code tfdt} of the first part. */
  public long startTicks() {
    return parts.getFirst().startTicks();
  }

  /** When the last part ends. */
  public long endTicks() {
    return parts.getLast().startTicks() + parts.getLast().durationTicks();
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

  /** How many bytes. */
  public long sizeBytes() {
    return parts.stream().mapToLong(part -> part.bytes().remaining()).sum();
  }

  /** All bytes as one read-only buffer. */
  public ByteBuffer bytes() {
    if (parts.size() == 1) {
      return parts.getFirst().bytes();
    }
    ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(sizeBytes()));
    parts.forEach(part -> whole.put(part.bytes()));
    return whole.flip().asReadOnlyBuffer();
  }
}
