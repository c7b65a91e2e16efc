package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.util.OptionalInt;

/**
 * How long segments of a stream may be. RFC 8216, 4.3.3.1 and 6.2.1: no segment's duration,
 * rounded, is above the target duration, and the target duration never changes. So it is fixed with
 * the stream's first segment, and every later one is cut to fit. Confined to its channel's lock.
 */
final class SegmentBounds {
  /** What a segment that ends at a key frame may have more than the target. */
  private static final Rational SLACK = Rational.of(1, 5);

  /** Just below half a second: more would be rounded up. */
  private static final Rational ROUNDED_AWAY = Rational.of(49, 100);

  private final int openSeconds;
  private OptionalInt target = OptionalInt.empty();
  private int wanted = 1;

  /**
   * Bounds of a stream without segments.
   *
   * @param openSeconds how long its first one may become
   */
  SegmentBounds(int openSeconds) {
    this.openSeconds = openSeconds;
  }

  /** How long segments are meant to be from now on. */
  void want(int seconds) {
    wanted = seconds;
  }

  /** The target duration, once there is one. */
  OptionalInt targetSeconds() {
    return target;
  }

  /** A segment of the leading rendition is whole: the first one decides. */
  void closed(Rational seconds) {
    if (target.isEmpty()) {
      long enough = seconds.minus(SLACK).ceil();
      target = OptionalInt.of((int) Math.max(wanted, enough));
    }
  }

  /** Whether the leading rendition's segment may become so long. */
  boolean allowsLead(Rational seconds) {
    Rational most = Rational.of(target.orElse(openSeconds)).plus(SLACK);
    return seconds.compareTo(most) <= 0;
  }

  /** Whether another rendition's segment may become so long. */
  boolean allows(Rational seconds) {
    Rational most = Rational.of(target.orElse(openSeconds)).plus(ROUNDED_AWAY);
    return seconds.compareTo(most) <= 0;
  }

  /** Whether a part alone may be so long: whatever the target will be, it is not below. */
  boolean allowsPart(Rational seconds) {
    Rational most = Rational.of(target.orElse(wanted)).plus(SLACK);
    return seconds.compareTo(most) <= 0;
  }
}
