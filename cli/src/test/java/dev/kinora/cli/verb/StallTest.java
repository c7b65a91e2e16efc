package dev.kinora.cli.verb;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallTest {
  private static final long SECOND = 1_000_000_000L;

  private final Stall stall = new Stall(Duration.ofSeconds(10));

  @Test
  void onlyWhatStandsStillForLongIsStill() {
    assertFalse(stall.isStill(5, 100 * SECOND));
    assertFalse(stall.isStill(5, 109 * SECOND));
    assertTrue(stall.isStill(5, 110 * SECOND));
  }

  @Test
  void everyChangeBeginsTheWaitAnew() {
    assertFalse(stall.isStill(5, 0));
    assertFalse(stall.isStill(6, 9 * SECOND));
    assertFalse(stall.isStill(6, 18 * SECOND));
    // A title that was taken away makes less of it; that is a change, too.
    assertFalse(stall.isStill(2, 19 * SECOND));
    assertTrue(stall.isStill(2, 29 * SECOND));
  }
}
