package dev.kinora.cli.e2e;

import java.util.ArrayList;
import java.util.List;

/**
 * A player that is only a clock: it begins with the first piece of picture that it gets, so much
 * later as it keeps in reserve, goes on at the pace of time or hurries while it has more than that,
 * and stands still where a piece comes too late. Pure: seconds in and out. For one thread.
 */
final class PlayClock {
  private final double reserveSeconds;
  private final double fastest;
  private final List<Double> arrivals = new ArrayList<>();
  private final List<Double> delays = new ArrayList<>();

  /** The wall's time at which the media's time 0 is shown. */
  private double zeroAt = Double.NaN;

  private double lastAt = Double.NaN;
  private int stalls;
  private double stalledSeconds;

  /**
   * A player that has nothing yet.
   *
   * @param reserveSeconds what it keeps in reserve
   * @param fastest how fast it plays while it has more than that, 1 for one that never hurries
   */
  PlayClock(double reserveSeconds, double fastest) {
    this.reserveSeconds = reserveSeconds;
    this.fastest = fastest;
  }

  /**
   * A piece has come.
   *
   * @param media when its first picture stands in the stream
   * @param taken when that picture was taken, on the wall's clock
   * @param now the wall's clock
   */
  void got(double media, double taken, double now) {
    if (Double.isNaN(zeroAt)) {
      zeroAt = now + reserveSeconds - media;
    }
    double wanted = now + reserveSeconds - media;
    if (wanted < zeroAt && !Double.isNaN(lastAt)) {
      zeroAt = Math.max(wanted, zeroAt - (fastest - 1) * (now - lastAt));
    }
    lastAt = now;
    double due = zeroAt + media;
    if (now > due) {
      stalls++;
      stalledSeconds += now - due;
      zeroAt += now - due;
    }
    arrivals.add(now - taken);
    delays.add(zeroAt + media - taken);
  }

  /** How often it stood still. */
  int stalls() {
    return stalls;
  }

  /** How long, all in all. */
  double stalledSeconds() {
    return stalledSeconds;
  }

  /** From a picture being taken to being here, in order of arrival. */
  List<Double> arrivals() {
    return List.copyOf(arrivals);
  }

  /** From a picture being taken to being shown, in order of arrival. */
  List<Double> delays() {
    return List.copyOf(delays);
  }

  /** A quantile of measured values, 0 for none. */
  static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }
}
