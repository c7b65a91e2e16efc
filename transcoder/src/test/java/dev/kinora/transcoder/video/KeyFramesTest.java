package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.timeline.TimelineRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeyFramesTest {
  /** Segments of 1, 1, 2, 4, 4 … seconds. */
  private static final TimelineRule FOURS = new TimelineRule(List.of(1, 1, 2), 4, 2, 64);

  @Test
  void everySegmentAndEveryTwoSeconds() {
    Timeline timeline = FOURS.video(Rational.of(24), 24 * 14 - 3, 2);
    assertEquals(Set.of(0L), KeyFrames.in(timeline, 0, 1, 2));
    assertEquals(Set.of(24L, 48L), KeyFrames.in(timeline, 1, 3, 2));
    // Segments of four seconds from 4 s on; the last one ends after 1.875 s of its second half.
    assertEquals(Set.of(96L, 144L, 192L, 240L, 288L), KeyFrames.in(timeline, 3, 6, 2));
  }

  @Test
  void aShortRestGetsNone() {
    Timeline timeline = FOURS.video(Rational.of(25), 25 * 4 + 70, 2);
    assertEquals(Set.of(100L), KeyFrames.in(timeline, 3, 4, 2));
  }
}
