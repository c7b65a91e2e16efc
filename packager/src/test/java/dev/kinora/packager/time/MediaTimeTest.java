package dev.kinora.packager.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTimeTest {
  @ParameterizedTest
  @CsvSource({
    "96096, 24000, 4004/1000, 90000, 360360",
    "1, 3, 1/3, 1000, 333",
    "2, 3, 2/3, 1000, 667",
    "-1, 2, -1/2, 1, 0",
    "0, 48000, 0, 90000, 0",
  })
  void convertsToTheNearestTick(long ticks, int timescale, String seconds, int other, long there) {
    MediaTime time = new MediaTime(ticks, timescale);

    assertEquals(Rational.parse(seconds), time.seconds());
    assertEquals(new MediaTime(there, other), time.in(other));
  }

  @Test
  void comparesOverTimescales() {
    assertEquals(0, new MediaTime(1, 2).compareTo(new MediaTime(45_000, 90_000)));
    assertEquals(-1, Integer.signum(new MediaTime(1, 3).compareTo(new MediaTime(1, 2))));
  }

  @Test
  void needsATimescale() {
    assertThrows(IllegalArgumentException.class, () -> new MediaTime(1, 0));
  }
}
