package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.time.Rational;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where segments begin: at key frames of the first picture, no sooner than the target after the
 * last one. Other tracks follow. For one thread.
 */
final class SegmentCuts {
  /** Frames are a little early or late. */
  private static final Rational SLACK = Rational.of(1, 10);

  /**
   * Sound without picture, or whose picture stands still, is cut by itself after this much more.
   */
  private static final int PATIENCE = 3;

  private final Rational target;
  private final boolean picture;
  private final Deque<Rational> forSound = new ArrayDeque<>();
  private Rational lastPicture = Rational.of(-1);
  private Rational lastSound = Rational.of(-1);

  /**
   * Cuts of a stretch.
   *
   * @param picture whether there is one
   */
  SegmentCuts(int targetSeconds, boolean picture) {
    this.target = Rational.of(targetSeconds);
    this.picture = picture;
  }

  /** Whether a segment begins at a frame of the first picture. */
  boolean atPicture(Rational start, boolean key) {
    boolean first = lastPicture.compareTo(Rational.ZERO) < 0;
    if (!key || (!first && start.minus(lastPicture).plus(SLACK).compareTo(target) < 0)) {
      return false;
    }
    lastPicture = start;
    forSound.add(start);
    return true;
  }

  /**
   * Whether a segment begins at a frame of sound: at the one nearest to the picture's cut.
   *
   * @param frame how long it is
   */
  boolean atSound(Rational start, Rational frame) {
    boolean cut = lastSound.compareTo(Rational.ZERO) < 0;
    Rational middle = start.plus(frame.dividedBy(Rational.of(2)));
    while (!forSound.isEmpty() && forSound.getFirst().compareTo(middle) <= 0) {
      forSound.removeFirst();
      cut = true;
    }
    Rational most = picture ? target.times(PATIENCE) : target;
    boolean alone = forSound.isEmpty() && start.minus(lastSound).compareTo(most) >= 0;
    cut |= alone && (!picture || start.minus(lastPicture).compareTo(most) >= 0);
    if (cut) {
      lastSound = start;
    }
    return cut;
  }
}
