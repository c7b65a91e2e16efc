package dev.kinora.packager.check;

import java.time.Duration;
import java.time.Instant;

/** Whoever waits for a check: tells the time, lets it pass, and hears how far the check is. */
public interface CheckWatcher {
  /** What time it is. */
  Instant now();

  /** Lets time pass, so that a live stream can go on. */
  void pause(Duration time) throws InterruptedException;

  /**
   * How far the work is.
   *
   * @param done segments read
   * @param known segments to be read as far as is known by now
   */
  void progress(int done, int known);
}
