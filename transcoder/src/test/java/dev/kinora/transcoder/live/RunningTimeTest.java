package dev.kinora.transcoder.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A process that stood still for a minute has not waited for a minute. */
final class RunningTimeTest {
  private final AtomicLong clock = new AtomicLong(-5);
  private final RunningTime time = new RunningTime(clock::get);

  private void pass(long seconds) {
    clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    time.tick();
  }

  @Test
  void onlyTimeThatWasRunThroughCounts() {
    long begin = time.nanos();
    pass(1);
    pass(4);
    assertEquals(5, TimeUnit.NANOSECONDS.toSeconds(time.nanos() - begin));
    pass(60);
    assertEquals(5, TimeUnit.NANOSECONDS.toSeconds(time.nanos() - begin));
    pass(1);
    assertEquals(6, TimeUnit.NANOSECONDS.toSeconds(time.nanos() - begin));
  }
}
