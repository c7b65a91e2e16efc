package dev.kinora.transcoder.probe;

import dev.kinora.packager.time.Rational;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the rate of a title's video from the times at which the source shows its frames. Pure.
 *
 * <ul>
 *   <li>A source whose frames stand on a regular grid keeps that grid's exact rate, also where
 *       single frames are missing. Times may be off by a quarter of a frame, so that Matroska's
 *       milliseconds (24 frames a second read 42, 41, 43 ms) still give 24 or 24000/1001, whichever
 *       fits more closely.
 *   <li>Rates above 60 are halved until they are not; rates below 5 are multiplied by the smallest
 *       whole number that reaches 5.
 *   <li>A source without such a grid has variable rate and gets the smallest of 24, 25, 30, 50 and
 *       60 that its usual distance of frames does not exceed.
 * </ul>
 */
public final class FrameRateRule {
  private static final Rational HIGHEST = Rational.of(60);
  private static final Rational LOWEST = Rational.of(5);
  private static final Rational FALLBACK = Rational.of(25);

  private static final List<Rational> STANDARD =
      List.of(
          Rational.of(24_000, 1001),
          Rational.of(24),
          Rational.of(25),
          Rational.of(30_000, 1001),
          Rational.of(30),
          Rational.of(48_000, 1001),
          Rational.of(48),
          Rational.of(50),
          Rational.of(60_000, 1001),
          Rational.of(60),
          Rational.of(10),
          Rational.of(12),
          Rational.of(12_500, 1000),
          Rational.of(15_000, 1001),
          Rational.of(15),
          Rational.of(20),
          Rational.of(90),
          Rational.of(100),
          Rational.of(120_000, 1001),
          Rational.of(120),
          Rational.of(240_000, 1001),
          Rational.of(240));

  private static final List<Rational> FOR_VARIABLE =
      List.of(Rational.of(24), Rational.of(25), Rational.of(30), Rational.of(50), HIGHEST);

  private FrameRateRule() {}

  /**
   * Applies the rule.
   *
   * @param times when frames are shown, in ticks, growing; some hundred are enough
   * @param timeBase seconds a tick
   * @param declared rates that the container states, most trusted first
   */
  public static FrameRate choose(long[] times, Rational timeBase, List<Rational> declared) {
    if (times.length < 2) {
      Rational rate =
          declared.stream().filter(FrameRateRule::isPlausible).findFirst().orElse(FALLBACK);
      return new FrameRate(bounded(rate), true, rate);
    }
    Rational usual = usualRate(times, timeBase);
    Optional<GridFit> best = Optional.empty();
    for (Rational candidate : candidates(usual, declared)) {
      GridFit fit = GridFit.of(times, timeBase, candidate);
      if (fit.isRegular() && (best.isEmpty() || fit.isCloserThan(best.get()))) {
        best = Optional.of(fit);
      }
    }
    return best.map(fit -> new FrameRate(bounded(fit.rate()), fit.hasEveryFrame(), fit.rate()))
        .orElseGet(() -> new FrameRate(forVariable(usual), false, forVariable(usual)));
  }

  /** One divided by the mean of those distances that are within a half of the median one. */
  private static Rational usualRate(long[] times, Rational timeBase) {
    long[] steps = new long[times.length - 1];
    for (int i = 1; i < times.length; i++) {
      steps[i - 1] = Math.max(1, times[i] - times[i - 1]);
    }
    Arrays.sort(steps);
    long median = steps[steps.length / 2];
    long slack = Math.max(1, median / 2);
    long sum = 0;
    long count = 0;
    for (long step : steps) {
      if (Math.abs(step - median) <= slack) {
        sum += step;
        count++;
      }
    }
    return Rational.of(count, sum).dividedBy(timeBase);
  }

  private static Set<Rational> candidates(Rational usual, List<Rational> declared) {
    Set<Rational> candidates = new LinkedHashSet<>();
    declared.stream().filter(rate -> isNear(rate, usual)).forEach(candidates::add);
    STANDARD.stream().filter(rate -> isNear(rate, usual)).forEach(candidates::add);
    // An unusual rate counts when no usual one is near, and in a form that a timescale can hold.
    if (candidates.isEmpty() && isPlausible(usual)) {
      boolean small = usual.numerator() < 1_000_000 && usual.denominator() < 1_000_000;
      candidates.add(small ? usual : Rational.of(usual.times(1000).round(), 1000));
    }
    return candidates;
  }

  private static boolean isNear(Rational rate, Rational usual) {
    if (!isPlausible(rate)) {
      return false;
    }
    Rational off = rate.minus(usual).times(100);
    return off.compareTo(usual) <= 0 && off.negated().compareTo(usual) <= 0;
  }

  private static boolean isPlausible(Rational rate) {
    return rate.compareTo(Rational.of(1, 10)) >= 0 && rate.compareTo(Rational.of(300)) <= 0;
  }

  private static Rational bounded(Rational rate) {
    Rational bounded = rate;
    while (bounded.compareTo(HIGHEST) > 0) {
      bounded = bounded.times(Rational.of(1, 2));
    }
    if (bounded.compareTo(LOWEST) < 0) {
      bounded = bounded.times(LOWEST.dividedBy(bounded).ceil());
    }
    return bounded;
  }

  private static Rational forVariable(Rational usual) {
    Rational enough = usual.times(Rational.of(98, 100));
    return FOR_VARIABLE.stream()
        .filter(rate -> rate.compareTo(enough) >= 0)
        .findFirst()
        .orElse(HIGHEST);
  }
}
