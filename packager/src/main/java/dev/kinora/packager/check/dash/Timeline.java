package dev.kinora.packager.check.dash;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.dash.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Spells out a SegmentTimeline (ISO/IEC 23009-1, 5.3.9.6). Pure functions. */
final class Timeline {
  static final int MOST_SEGMENTS = 200_000;
  private static final long MOST_TICKS = 1L << 61;

  /** When a segment starts and how long it lasts, in ticks. */
  record Piece(long start, long duration) {}

  private Timeline() {}

  /**
   * The pieces in order.
   *
   * @param end where a repetition without a number ends, in ticks; empty if nobody knows
   */
  static List<Piece> pieces(XmlElement timeline, Values values, OptionalLong end, Findings out) {
    List<XmlElement> all = timeline.children("S");
    List<Piece> pieces = new ArrayList<>();
    long next = 0;
    for (int i = 0; i < all.size() && pieces.size() < MOST_SEGMENTS; i++) {
      XmlElement s = all.get(i);
      long duration = values.whole(s, "d").orElse(0);
      OptionalLong stated = values.whole(s, "t");
      long start = stated.orElse(next);
      if (duration < 1 || duration > MOST_TICKS || start > MOST_TICKS) {
        out.add(
            DashRule.TIMELINE, values.at(s), "S with @d above 0", s.attribute("d").orElse("none"));
        return pieces;
      }
      if (!pieces.isEmpty() && start < next) {
        out.add(DashRule.TIMELINE, values.at(s), "@t of at least " + next, start);
      }
      long count = count(s, i, all, start, duration, values, end, out);
      for (long n = 0; n < count && pieces.size() < MOST_SEGMENTS; n++) {
        pieces.add(new Piece(start, duration));
        start = Math.min(start + duration, MOST_TICKS);
      }
      next = start;
    }
    if (all.isEmpty()) {
      out.add(DashRule.TIMELINE, values.at(timeline), "S elements", "none");
    }
    return pieces;
  }

  private static long count(
      XmlElement s,
      int index,
      List<XmlElement> all,
      long start,
      long duration,
      Values values,
      OptionalLong end,
      Findings out) {
    String repeat = s.attribute("r").orElse("0");
    if (repeat.matches("\\d{1,9}")) {
      return Long.parseLong(repeat) + 1;
    }
    if (!repeat.matches("-\\d{1,9}")) {
      out.add(DashRule.LEXICAL, values.at(s), "@r: a whole number", repeat);
      return 1;
    }
    boolean last = index == all.size() - 1;
    Optional<XmlElement> follower = last ? Optional.empty() : Optional.of(all.get(index + 1));
    OptionalLong until = follower.isPresent() ? values.whole(follower.get(), "t") : end;
    if (follower.isPresent() && until.isEmpty()) {
      out.add(DashRule.TIMELINE, values.at(s), "an S with @t behind a negative @r", "one without");
      return 1;
    }
    return until.isPresent() ? Math.max(1, Math.ceilDiv(until.getAsLong() - start, duration)) : 1;
  }
}
