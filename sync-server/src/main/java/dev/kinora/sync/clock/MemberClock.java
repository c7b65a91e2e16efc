package dev.kinora.sync.clock;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Estimates room time from pings. Milliseconds with fraction. Confined to one thread at a time. */
public final class MemberClock {
  private static final int KEPT = 24;
  private static final int BEST = 3;
  private static final double DRIFT_SHARE = 60e-6;
  private static final double SLEW_PER_SECOND = 5;
  private static final double JUMP_ABOVE = 50;

  private final Deque<Sample> samples = new ArrayDeque<>();
  private Optional<Estimate> estimate = Optional.empty();
  private Optional<Double> applied = Optional.empty();
  private double appliedAt;

  /**
   * One ping and its answer.
   *
   * @param thetaMs what has to be added to this machine's clock to get room time
   * @param rttMs there and back without the server's own time
   * @param takenAtMs when the answer came, on this machine's clock
   */
  public record Sample(double thetaMs, double rttMs, double takenAtMs) {
    /** From the four times of section 4. */
    public static Sample of(double c0, double s1, double s2, double c3) {
      return new Sample(((s1 - c0) + (s2 - c3)) / 2, (c3 - c0) - (s2 - s1), c3);
    }

    double dispersion(double nowMs) {
      return rttMs / 2 + DRIFT_SHARE * (nowMs - takenAtMs);
    }
  }

  /** The difference, and how wrong it may be. */
  public record Estimate(double thetaMs, double uncertaintyMs) {}

  /** Takes a sample. */
  public void add(Sample sample) {
    samples.add(sample);
    while (samples.size() > KEPT) {
      samples.remove();
    }
    estimate = estimate(List.copyOf(samples), sample.takenAtMs());
  }

  /** Another server counts from another beginning. */
  public void reset() {
    samples.clear();
    estimate = Optional.empty();
    applied = Optional.empty();
  }

  /** The mean of the three samples with the least dispersion. */
  public static Optional<Estimate> estimate(List<Sample> samples, double nowMs) {
    List<Sample> best =
        samples.stream()
            .sorted(Comparator.comparingDouble(s -> s.dispersion(nowMs)))
            .limit(BEST)
            .toList();
    return best.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Estimate(
                best.stream().mapToDouble(Sample::thetaMs).average().orElseThrow(),
                best.getFirst().dispersion(nowMs)));
  }

  /** The next difference to use: 5 ms a second towards the estimate, or all at once. */
  public static double slewed(
      double appliedMs, double targetMs, double elapsedMs, boolean playing) {
    double missing = targetMs - appliedMs;
    if (!playing || Math.abs(missing) > JUMP_ABOVE) {
      return targetMs;
    }
    double most = SLEW_PER_SECOND * elapsedMs / 1000;
    return appliedMs + Math.clamp(missing, -most, most);
  }

  /** Room time at a moment of this machine's clock, once a ping was answered. */
  public Optional<Double> roomMs(double nowMs, boolean playing) {
    if (estimate.isEmpty()) {
      return Optional.empty();
    }
    double target = estimate.get().thetaMs();
    double next = slewed(applied.orElse(target), target, Math.max(0, nowMs - appliedAt), playing);
    applied = Optional.of(next);
    appliedAt = nowMs;
    return Optional.of(nowMs + next);
  }
}
