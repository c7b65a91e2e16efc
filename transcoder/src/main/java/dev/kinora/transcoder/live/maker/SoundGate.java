package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.time.Rational;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Holds sound back until the picture has come as far, so that it is known where a segment begins;
 * but not for long, should the picture stand still. For one thread.
 */
final class SoundGate {
  private static final Rational MOST_HELD = Rational.of(7, 10);

  private final int timescale;
  private final Deque<TimedSample> held = new ArrayDeque<>();
  private Rational pictureEnd;

  SoundGate(int timescale, Rational pictureEnd) {
    this.timescale = timescale;
    this.pictureEnd = pictureEnd;
  }

  void hold(TimedSample sample) {
    held.add(sample);
  }

  /** The picture has come to this time. */
  void pictureAt(Rational seconds) {
    pictureEnd = seconds;
  }

  /** What may go on, in order. */
  List<TimedSample> released() {
    List<TimedSample> free = new ArrayList<>();
    while (!held.isEmpty()
        && (start(held.getFirst()).compareTo(pictureEnd) < 0
            || start(held.getLast()).minus(start(held.getFirst())).compareTo(MOST_HELD) > 0)) {
      free.add(held.removeFirst());
    }
    return free;
  }

  /** Everything, in order. */
  List<TimedSample> all() {
    List<TimedSample> all = List.copyOf(held);
    held.clear();
    return all;
  }

  private Rational start(TimedSample sample) {
    return Rational.of(sample.startTicks(), timescale);
  }
}
