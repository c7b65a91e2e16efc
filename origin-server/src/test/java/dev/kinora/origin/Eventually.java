package dev.kinora.origin;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does; fails only after far longer than it can take. */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Eventually() {}

  static void becomesTrue(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came true: " + what);
      }
      Thread.sleep(5);
    }
  }
}
