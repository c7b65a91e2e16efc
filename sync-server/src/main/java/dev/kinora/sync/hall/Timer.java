package dev.kinora.sync.hall;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wakes somebody at one time, the last that was set. Confined to a room's mailbox. */
final class Timer {
  private final ScheduledExecutorService scheduler;
  private final Runnable wake;
  private @Nullable Future<?> planned;
  private long plannedFor = Long.MAX_VALUE;

  Timer(ScheduledExecutorService scheduler, Runnable wake) {
    this.scheduler = scheduler;
    this.wake = wake;
  }

  /** Plans for a time instead of what was planned; {@link Long#MAX_VALUE} for never. */
  void set(long atMicros, long nowMicros) {
    if (atMicros == plannedFor) {
      return;
    }
    if (planned != null) {
      planned.cancel(false);
      planned = null;
    }
    plannedFor = atMicros;
    if (atMicros != Long.MAX_VALUE) {
      planned = scheduler.schedule(wake, Math.max(0, atMicros - nowMicros), TimeUnit.MICROSECONDS);
    }
  }

  /** What was planned has come. */
  void rang() {
    planned = null;
    plannedFor = Long.MAX_VALUE;
  }
}
