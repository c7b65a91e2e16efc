package dev.kinora.cli.wiring;

import java.util.OptionalDouble;

/** How far the demo film is. Safe for use by any thread. */
public final class DemoProgress {
  private volatile double share = Double.NaN;

  /** 0 to 1 while it is being made. */
  public OptionalDouble share() {
    double now = share;
    return Double.isNaN(now) ? OptionalDouble.empty() : OptionalDouble.of(now);
  }

  void at(double newShare) {
    share = newShare;
  }

  void over() {
    share = Double.NaN;
  }
}
