package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the proof of live streams counts with. */
final class PlayClockTest {
  @Test
  void whatComesInTimeIsShownAtOneDistance() {
    PlayClock clock = new PlayClock(0.5, 1);
    for (int n = 0; n < 10; n++) {
      clock.got(n, 100 + n, 100.2 + n + (n % 2) * 0.1);
    }
    assertEquals(0, clock.stalls());
    assertEquals(0.7, PlayClock.quantile(clock.delays(), 0.5), 1e-9);
    assertEquals(0.3, PlayClock.quantile(clock.arrivals(), 0.99), 1e-9);
  }

  @Test
  void whatComesLateIsAStallAndAllAfterItIsLater() {
    PlayClock clock = new PlayClock(0.5, 1);
    clock.got(0, 100, 100.2);
    clock.got(1, 101, 102.7);
    clock.got(2, 102, 102.8);
    assertEquals(1, clock.stalls());
    assertEquals(1.0, clock.stalledSeconds(), 1e-9);
    assertEquals(
        List.of(0.7, 1.7, 1.7),
        clock.delays().stream().map(d -> Math.round(d * 10) / 10.0).toList());
  }

  @Test
  void whoBeginsInThePastCatchesUpByHurrying() {
    PlayClock clock = new PlayClock(0.5, 1.1);
    clock.got(0, 100, 102);
    for (int n = 1; n <= 30; n++) {
      clock.got(n, 100 + n, 102 + Math.max(0, n - 2));
    }
    assertEquals(0, clock.stalls());
    assertEquals(2.5, clock.delays().getFirst(), 1e-9);
    assertEquals(0.5, clock.delays().getLast(), 1e-9);
  }
}
