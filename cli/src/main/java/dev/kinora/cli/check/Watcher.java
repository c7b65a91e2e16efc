package dev.kinora.cli.check;

import dev.kinora.cli.terminal.ProgressLine;
import dev.kinora.packager.check.CheckWatcher;
import java.time.Duration;
import java.time.Instant;

/** Tells the time, and shows how far the check is. */
public final class Watcher implements CheckWatcher {
  private final ProgressLine line;
  private double furthest;

  /** Draws progress on a line. */
  public Watcher(ProgressLine line) {
    this.line = line;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  @Override
  public void progress(int done, int known) {
    // How much there is becomes known on the way; the bar does not go back for that.
    furthest = Math.max(furthest, (double) done / Math.max(1, known));
    line.update(furthest, done + " segments", System.nanoTime());
  }
}
