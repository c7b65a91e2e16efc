package dev.kinora.transcoder.video;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import java.util.HashSet;
import java.util.Set;

/** Where a span has key frames: at each segment's start, and at fixed distances inside it. Pure. */
final class KeyFrames {
  private KeyFrames() {}

  /**
   * Frame numbers on the title's grid.
   *
   * @param seconds distance of key frames; the last one of a segment may be up to a half longer
   */
  static Set<Long> in(Timeline timeline, int firstSegment, int endSegment, int seconds) {
    Set<Long> keys = new HashSet<>();
    Rational distance = timeline.frameRate().times(seconds);
    long shortest = distance.times(Rational.of(1, 2)).ceil();
    for (int segment = firstSegment; segment < endSegment; segment++) {
      long first = timeline.firstFrame(segment);
      long last = timeline.endFrame(segment) - shortest;
      keys.add(first);
      for (int n = 1; first + distance.times(n).floor() <= last; n++) {
        keys.add(first + distance.times(n).floor());
      }
    }
    return keys;
  }
}
