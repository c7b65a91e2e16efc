package dev.kinora.packager.check.media;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import java.util.Optional;

/** Whether a segment goes on where the one before it ended, tick by tick. Pure functions. */
public final class Joins {
  private Joins() {}

  /**
   * Checks two neighbours of one list that share a header.
   *
   * @param place of the second one
   * @return whether every track goes on without a gap
   */
  public static boolean check(Place place, SegmentFacts before, SegmentFacts after, Findings out) {
    boolean whole = true;
    for (TrackTimes next : after.tracks()) {
      Optional<TrackTimes> last =
          before.tracks().stream()
              .filter(t -> t.trackId() == next.trackId() && t.timescale() == next.timescale())
              .findFirst();
      if (last.isPresent() && last.get().endTicks() != next.startTicks()) {
        whole = false;
        out.add(
            MediaRule.NO_GAP,
            place,
            "tfdt %d of track %d where the segment before ends"
                .formatted(last.get().endTicks(), next.trackId()),
            next.startTicks());
      }
    }
    boolean numbered = after.firstSequence() != 0 && before.lastSequence() != 0;
    if (numbered && after.firstSequence() <= before.lastSequence()) {
      out.add(
          MediaRule.FRAGMENT,
          place,
          "a sequence number above " + before.lastSequence(),
          after.firstSequence());
    }
    return whole;
  }
}
