package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.time.Rational;
import java.util.Optional;

/**
 * Puts the time stamps of a source's tracks on one timeline without jumps. Small gaps stay gaps.
 * Where stamps leap (a publisher's clock was set, a counter of 33 bits began anew) the track goes
 * on where it was, and the other tracks follow by the same distance, so that picture and sound stay
 * together. For one thread.
 */
final class SourceClock {
  /** A longer silence is left out of the timeline. */
  private static final Rational MOST_GAP = Rational.of(10);

  /** Stamps that go back by more are another count. */
  private static final Rational MOST_BACK = Rational.of(1, 2);

  /** What is assumed to lie between two stamps that say nothing about it. */
  private static final Rational USUAL_STEP = Rational.of(1, 30);

  private static final Rational MOST_STEP = Rational.of(1, 5);

  private Optional<Rational> offset = Optional.empty();
  private long jumps;

  /** Whether it is known where stamps belong. */
  boolean isAnchored() {
    return offset.isPresent();
  }

  /** Says which stamp is which time on the timeline; once. */
  void anchor(Rational stamp, Rational time) {
    offset = Optional.of(time.minus(stamp));
  }

  /** How often stamps leapt. */
  long jumps() {
    return jumps;
  }

  /** The stamps of one track. */
  final class Track {
    private Optional<Rational> own = Optional.empty();
    private Optional<Rational> last = Optional.empty();
    private Rational step = USUAL_STEP;

    /**
     * Where a stamp belongs, in seconds on the timeline; may lie before the anchor.
     *
     * @param stamp in decoding order, seconds of the source
     */
    Rational place(Rational stamp) {
      Rational shared = offset.orElseThrow();
      Rational shift = own.orElse(shared);
      if (last.isPresent() && !continues(last.get(), stamp.plus(shift))) {
        jumps++;
        if (!shared.equals(shift) && continues(last.get(), stamp.plus(shared))) {
          shift = shared;
        } else {
          shift = last.get().plus(step).minus(stamp);
          offset = Optional.of(shift);
        }
      }
      own = Optional.of(shift);
      Rational time = stamp.plus(shift);
      last.ifPresent(before -> learn(time.minus(before)));
      last = Optional.of(time);
      return time;
    }

    /** What has to be added to stamps that belong to the one that was placed last. */
    Rational shift() {
      return own.or(() -> offset).orElseThrow();
    }

    private void learn(Rational distance) {
      if (distance.isPositive() && distance.compareTo(MOST_STEP) <= 0) {
        step = distance;
      }
    }

    private static boolean continues(Rational last, Rational next) {
      Rational distance = next.minus(last);
      return distance.compareTo(MOST_GAP) <= 0
          && distance.plus(MOST_BACK).compareTo(Rational.ZERO) >= 0;
    }
  }
}
