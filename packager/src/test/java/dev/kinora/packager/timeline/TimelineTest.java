package dev.kinora.packager.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.MediaTime;
import dev.kinora.packager.time.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
  private static final Timeline THREE =
      new Timeline(24_000, 1001, 2002, List.of(0L, 24L, 120L, 130L), List.of(0, 1, 3));

  @Test
  void tellsWhereSegmentsAre() {
    assertEquals(Rational.of(24_000, 1001), THREE.frameRate());
    assertEquals(3, THREE.segmentCount());
    assertEquals(130, THREE.frameCount());
    assertEquals(24, THREE.firstFrame(1));
    assertEquals(120, THREE.endFrame(1));
    assertEquals(new MediaTime(24 * 1001, 24_000), THREE.decodeTime(1));
    assertEquals(new MediaTime(96 * 1001, 24_000), THREE.duration(1));
    assertEquals(THREE.duration(1), THREE.longestSegment());
    assertEquals(new MediaTime(130 * 1001, 24_000), THREE.totalDuration());
  }

  @Test
  void tellsWhichSpanMakesASegment() {
    assertEquals(2, THREE.spanCount());
    assertEquals(new Span(0, 0, 1), THREE.spanOf(0));
    assertEquals(new Span(1, 1, 3), THREE.spanOf(1));
    assertEquals(new Span(1, 1, 3), THREE.spanOf(2));
    assertTrue(THREE.span(1).contains(2));
    assertFalse(THREE.span(1).contains(3));
    assertEquals(2, THREE.span(1).segmentCount());
  }

  @Test
  void knowsItsEnds() {
    assertThrows(IndexOutOfBoundsException.class, () -> THREE.decodeTime(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> THREE.decodeTime(3));
    assertThrows(IndexOutOfBoundsException.class, () -> THREE.spanOf(3));
    assertThrows(IndexOutOfBoundsException.class, () -> THREE.span(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 | 0 | 0 5 | 0 1",
        "1 | 0 | 0 | 0 5 | 0 1",
        "1 | 1 | -1 | 0 5 | 0 1",
        "1 | 1 | 0 | 0 | 0 1",
        "1 | 1 | 0 | 1 5 | 0 1",
        "1 | 1 | 0 | 0 5 5 | 0 2",
        "1 | 1 | 0 | 0 5 4 | 0 2",
        "1 | 1 | 0 | 0 5 | 0 2",
        "1 | 1 | 0 | 0 5 6 | 0 1",
        "1 | 1 | 0 | 0 5 | 1",
        "1 | 1 | 0 | 0 9223372036854775807 | 0 1",
        "1 | 2147483647 | 0 | 0 100 | 0 1",
      })
  void refusesWhatIsNoTimeline(
      int timescale, int ticksPerFrame, int offset, String frames, String spans) {
    List<Long> frameBoundaries = List.of(frames.split(" ")).stream().map(Long::valueOf).toList();
    List<Integer> spanBoundaries =
        List.of(spans.split(" ")).stream().map(Integer::valueOf).toList();

    assertThrows(
        IllegalArgumentException.class,
        () -> new Timeline(timescale, ticksPerFrame, offset, frameBoundaries, spanBoundaries));
  }
}
