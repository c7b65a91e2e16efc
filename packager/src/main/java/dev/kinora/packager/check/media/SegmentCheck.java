package dev.kinora.packager.check.media;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.cmaf.Fragment;
import dev.kinora.packager.cmaf.FragmentSample;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentReader;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.PlacedBox;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges segments against the header they belong to: the order of boxes, what a {@code moof} holds,
 * where samples lie, and whether flags and times tell the truth. Immutable and safe to share.
 */
public final class SegmentCheck {
  private static final Set<String> SAYS_NOTHING = Set.of("free", "skip", "uuid");
  private static final int MOST_KEYS = 1000;

  private final IsoHeader header;

  /** A check of the segments that belong to a header. */
  public SegmentCheck(IsoHeader header) {
    this.header = header;
  }

  /**
   * Checks one segment on its own; broken bytes are findings too.
   *
   * @param place names the segment in findings
   * @return what was measured, as far as it could be read
   */
  public SegmentFacts check(Place place, ByteBuffer segment, Findings out) {
    try {
      List<PlacedBox> boxes = new ArrayList<>(Boxes.readPlaced(segment));
      if (!header.cmaf()) {
        boxes.removeIf(box -> SAYS_NOTHING.contains(box.box().type()));
      }
      BoxOrder.check(place, boxes, out);
      new FragmentRules(header, out).check(place, boxes);
      return measure(place, segment, boxes, out);
    } catch (MediaException e) {
      out.add(MediaRule.FRAGMENT, place, e);
      return SegmentFacts.unread(segment.remaining());
    }
  }

  private SegmentFacts measure(Place place, ByteBuffer segment, List<PlacedBox> boxes, Findings out)
      throws MediaException {
    TreeMap<Long, List<Fragment>> byMoof = new TreeMap<>();
    List<TrackTimes> times = new ArrayList<>();
    for (int i = 0; i < header.inits().size(); i++) {
      InitSegment init = header.inits().get(i);
      TrackFacts facts = header.facts().get(i);
      if (init.defaults().isEmpty()) {
        continue;
      }
      List<Fragment> fragments = new MediaSegmentReader(init).readOwn(init.trackId(), segment);
      fragments.forEach(f -> byMoof.computeIfAbsent(f.offset(), _ -> new ArrayList<>()).add(f));
      new SampleRules(init, facts, out).check(place, segment, fragments);
      follow(place, fragments, out);
      if (fragments.stream().anyMatch(f -> !f.samples().isEmpty())) {
        times.add(times(init, facts, fragments));
      }
    }
    byMoof.forEach((moof, fragments) -> DataPlaces.check(place, moof, fragments, boxes, out));
    sequence(place, byMoof.values(), out);
    return new SegmentFacts(
        segment.remaining(),
        List.of(),
        times,
        byMoof.isEmpty() ? 0 : byMoof.firstEntry().getValue().getFirst().sequenceNumber(),
        byMoof.isEmpty() ? 0 : byMoof.lastEntry().getValue().getFirst().sequenceNumber());
  }

  /** The fragments of one track within a segment follow on one another. */
  private static void follow(Place place, List<Fragment> fragments, Findings out) {
    for (int i = 1; i < fragments.size(); i++) {
      long expected = fragments.get(i - 1).endTicks();
      long found = fragments.get(i).baseDecodeTimeTicks();
      if (found != expected) {
        out.add(
            MediaRule.NO_GAP,
            place.offset(fragments.get(i).offset()),
            "tfdt %d where the fragment before ends".formatted(expected),
            found);
      }
    }
  }

  private static void sequence(Place place, Collection<List<Fragment>> byMoof, Findings out) {
    long before = -1;
    for (List<Fragment> fragments : byMoof) {
      Fragment fragment = fragments.getFirst();
      if (fragment.sequenceNumber() <= before) {
        out.add(
            MediaRule.FRAGMENT,
            place.offset(fragment.offset()),
            "a sequence number above " + before,
            fragment.sequenceNumber());
      }
      before = fragment.sequenceNumber();
    }
  }

  private static TrackTimes times(InitSegment init, TrackFacts facts, List<Fragment> fragments) {
    long start = fragments.getFirst().baseDecodeTimeTicks();
    long shown = Long.MAX_VALUE;
    long longest = 0;
    long samples = 0;
    List<Long> keys = new ArrayList<>();
    for (Fragment fragment : fragments) {
      for (FragmentSample sample : fragment.samples()) {
        shown = Math.min(shown, sample.presentationTimeTicks());
        longest = Math.max(longest, sample.durationTicks());
        samples++;
        if (sample.sync() && keys.size() < MOST_KEYS) {
          keys.add(sample.decodeTimeTicks() - start);
        }
      }
    }
    return new TrackTimes(
        facts.id(),
        facts.kind(),
        facts.timescale(),
        start,
        fragments.getLast().endTicks(),
        shown,
        init.presentationOffsetTicks(),
        samples,
        longest,
        !keys.isEmpty() && keys.getFirst() == 0,
        keys);
  }
}
