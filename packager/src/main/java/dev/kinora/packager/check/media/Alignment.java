package dev.kinora.packager.check.media;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.time.Rational;
import java.util.Map;
import java.util.Optional;

/** Whether two encodings of the same track have the same boundaries. Pure functions. */
public final class Alignment {
  private Alignment() {}

  /**
   * Compares the segments that were measured of both.
   *
   * @param rule what is broken when a boundary differs by more than a frame
   * @param place of the second one
   * @param firstName of the first one, for the report
   */
  public static void check(
      Rule rule,
      Place place,
      Measurements first,
      String firstName,
      Measurements second,
      Findings out) {
    for (Map.Entry<Integer, SegmentFacts> entry : second.segments().entrySet()) {
      SegmentFacts other = first.segments().get(entry.getKey());
      Optional<TrackTimes> here = entry.getValue().main();
      Optional<TrackTimes> there = other == null ? Optional.empty() : other.main();
      if (here.isPresent() && there.isPresent() && here.get().kind() == there.get().kind()) {
        Rational apart = here.get().start().minus(there.get().start());
        Rational frame = longer(here.get().longest(), there.get().longest());
        if (absolute(apart).compareTo(frame) > 0) {
          out.add(
              rule,
              place.segment(entry.getKey()),
              "a start at %.3f s as in %s".formatted(there.get().start().toDouble(), firstName),
              "%.3f s".formatted(here.get().start().toDouble()));
          return;
        }
      }
    }
  }

  /** A switching set of CMAF has one timescale and one codec family. */
  public static void switchingSet(
      Place place, Measurements first, Measurements second, Findings out) {
    Optional<TrackFacts> one = first.mainStream();
    Optional<TrackFacts> other = second.mainStream();
    boolean comparable =
        one.isPresent()
            && other.isPresent()
            && one.get().kind() == other.get().kind()
            && one.get().family().equals(other.get().family());
    if (comparable
        && first.cmaf()
        && second.cmaf()
        && one.get().timescale() != other.get().timescale()) {
      out.add(
          MediaRule.SWITCHING_SET,
          place,
          "the timescale of the others, " + one.get().timescale(),
          other.get().timescale());
    }
  }

  /** The number without its sign. */
  public static Rational absolute(Rational number) {
    return number.numerator() < 0 ? number.negated() : number;
  }

  /** The larger one. */
  public static Rational longer(Rational one, Rational other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
