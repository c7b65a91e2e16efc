package dev.kinora.packager.check.dash;

import dev.kinora.packager.check.dash.Mpd.Period;
import dev.kinora.packager.check.dash.Mpd.Representation;
import dev.kinora.packager.check.dash.Mpd.Segment;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.time.Rational;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What may change when a dynamic manifest is fetched again. Pure functions. */
public final class UpdateRules {
  private UpdateRules() {}

  /** Compares a manifest with itself some time later. */
  public static void check(Mpd before, Mpd after, Findings out) {
    if (!before.availabilityStart().equals(after.availabilityStart())) {
      out.add(
          DashRule.UPDATES,
          after.place(),
          "@availabilityStartTime as before, " + before.availabilityStart(),
          after.availabilityStart());
    }
    boolean backwards =
        before.published().isPresent()
            && after.published().isPresent()
            && after.published().get().isBefore(before.published().get());
    if (backwards) {
      out.add(
          DashRule.UPDATES,
          after.place(),
          "@publishTime of at least " + before.published(),
          after.published());
    }
    Map<URI, Rational> announced = starts(before);
    starts(after)
        .forEach((address, start) -> {
          Rational former = announced.get(address);
          if (former != null && !former.equals(start)) {
            out.add(
                DashRule.UPDATES,
                after.place(),
                "%s at %.3f s as before".formatted(address, former.toDouble()),
                "%.3f s".formatted(start.toDouble()));
          }
        });
  }

  /** When each segment starts, on the clock of its own track. */
  private static Map<URI, Rational> starts(Mpd mpd) {
    Map<URI, Rational> starts = new HashMap<>();
    for (Period period : mpd.periods()) {
      for (Mpd.AdaptationSet set : period.sets()) {
        for (Representation one : set.representations()) {
          for (Segment segment : one.segments()) {
            starts.put(segment.address(), Rational.of(segment.startTicks(), one.timescale()));
          }
        }
      }
    }
    return starts;
  }
}
