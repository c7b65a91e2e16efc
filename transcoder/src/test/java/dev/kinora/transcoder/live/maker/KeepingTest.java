package dev.kinora.transcoder.live.maker;

import static dev.kinora.transcoder.live.maker.Keeping.Effort.ALL;
import static dev.kinora.transcoder.live.maker.Keeping.Effort.LARGEST;
import static dev.kinora.transcoder.live.maker.Keeping.Effort.NOTHING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KeepingTest {
  private static final long SECOND = 1_000_000_000;
  private static final long TICKS = 90_000;

  private long lag;
  private long now;
  private final Keeping keeping = new Keeping(() -> lag, () -> now);

  @Test
  void inTimeEverythingIsMade() {
    assertEquals(ALL, keeping.next(0, true));
    now = SECOND;
    assertEquals(ALL, keeping.next(TICKS, false));
  }

  @Test
  void whatIsBehindLosesSmallPicturesFirstThenEverySecondThenAllButKeyFrames() {
    keeping.next(0, true);
    now = 60 * SECOND;
    lag = SECOND;
    assertEquals(LARGEST, keeping.next(TICKS, false));
    lag = 2 * SECOND;
    assertEquals(LARGEST, keeping.next(2 * TICKS, false));
    assertEquals(NOTHING, keeping.next(3 * TICKS, false));
    assertEquals(LARGEST, keeping.next(4 * TICKS, false));
    lag = 5 * SECOND;
    assertEquals(NOTHING, keeping.next(5 * TICKS, false));
    assertEquals(ALL, keeping.next(6 * TICKS, true));
  }

  @Test
  void whoSendsFasterThanTimePassesLosesNothing() {
    keeping.next(0, true);
    now = SECOND;
    lag = 5 * SECOND;
    assertEquals(ALL, keeping.next(30 * TICKS, false));
  }
}
