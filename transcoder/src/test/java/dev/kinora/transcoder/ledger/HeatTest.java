package dev.kinora.transcoder.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeatTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant AGO = NOW.minus(Heat.HALF_LIFE);

  @Test
  void twoLooksAHalfLifeAgoAreOneToday() {
    assertEquals(Heat.ofLooks(1, NOW), Heat.ofLooks(2, AGO), 1e-9);
  }

  @Test
  void looksAddUp() {
    assertEquals(Heat.ofLooks(7, NOW), Heat.sum(Heat.ofLooks(3, NOW), Heat.ofLooks(4, NOW)), 1e-9);
    assertEquals(Heat.ofLooks(5, NOW), Heat.sum(Heat.ofLooks(8, AGO), Heat.ofLooks(1, NOW)), 1e-9);
  }

  @Test
  void whatNobodyEverSawIsColdest() {
    double look = Heat.ofLooks(1, AGO);
    assertTrue(0 < look);
    assertEquals(look, Heat.sum(0, look), 1e-9);
  }
}
