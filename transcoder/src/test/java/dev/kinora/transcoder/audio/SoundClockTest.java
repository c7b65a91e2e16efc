package dev.kinora.transcoder.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import org.junit.jupiter.api.Test;

final class SoundClockTest {
  private static final Rational MILLISECOND = Rational.of(1, 1000);

  @Test
  void exactTimeStampsArePlacedByTheSample() {
    SoundClock clock =
        new SoundClock(Rational.of(1, 10), Rational.of(1, 48_000), 48_000, -1024, 1024);
    assertEquals(-4800, clock.place(0, 1024));
    assertEquals(-4800 + 1234, clock.place(1234, 1024));
  }

  @Test
  void roundedTimeStampsAreMovedToTheGridOfFrames() {
    for (Rational origin : new Rational[] {Rational.ZERO, Rational.of(1, 24), Rational.of(-7, 9)}) {
      SoundClock clock = new SoundClock(origin, MILLISECOND, 44_100, 23, 1024);
      long anchor = clock.place(23, 1024);
      for (long k = 0; k < 10_000; k++) {
        long milliseconds = 23 + Rational.of(k * 1024 * 1000, 44_100).round();
        assertEquals(anchor + k * 1024, clock.place(milliseconds, 1024), "frame " + k);
      }
    }
  }

  @Test
  void aFirstFrameThatLostItsFrontEndsOnTheGrid() {
    SoundClock clock = new SoundClock(Rational.ZERO, MILLISECOND, 48_000, -7, 120);
    assertEquals(-7 * 48 + 312, clock.place(-1, 648));
  }

  @Test
  void framesGoOnWhereTheOneBeforeEndedUnlessSomethingIsMissing() {
    SoundClock clock = new SoundClock(Rational.ZERO, MILLISECOND, 48_000, 0, 1024);
    assertEquals(1024, clock.placeAfter(1024, 21, 1024));
    assertEquals(1024, clock.placeAfter(1024, 36, 1024));
    assertEquals(10 * 1024, clock.placeAfter(1024, 213, 1024));
    SoundClock exact = new SoundClock(Rational.ZERO, Rational.of(1, 48_000), 48_000, 0, 1024);
    assertEquals(1024, exact.placeAfter(1024, 1030, 1024));
    assertEquals(1200, exact.placeAfter(1024, 1200, 1024));
    assertEquals(500, exact.placeAfter(1024, 500, 1024));
  }

  @Test
  void offTheGridTheTimeStampCounts() {
    SoundClock clock = new SoundClock(Rational.ZERO, MILLISECOND, 48_000, 0, 1024);
    assertEquals(10 * 48, clock.place(10, 1024));
  }
}
