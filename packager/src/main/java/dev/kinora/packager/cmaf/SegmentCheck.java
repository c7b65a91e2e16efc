package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.PlacedBox;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges published segments against the header they belong to: C03 (order of boxes), C04 (what a
 * {@code moof} holds and where its samples lie), C05 (no gap, no overlap) and C06 (truthful flags;
 * for H.264 against the NAL units). Immutable and safe to share.
 */
public final class SegmentCheck {
  private final InitSegment header;
  private final MediaSegmentReader reader;

  /**
   * A check of the segments that belong to a header.
   *
   * @throws MediaException.Malformed if the header is not one of a fragmented file
   */
  public SegmentCheck(InitSegment header) throws MediaException {
    this.header = header;
    this.reader = new MediaSegmentReader(header);
  }

  /**
   * Checks one segment on its own; broken bytes are findings too.
   *
   * @param place names the segment in findings
   */
  public SegmentReport check(String place, ByteBuffer segment) {
    List<Finding> findings = new ArrayList<>();
    List<Fragment> fragments = List.of();
    try {
      List<PlacedBox> boxes = Boxes.readPlaced(segment);
      new BoxOrder(place, findings).check(boxes);
      new FragmentRules(place, header, findings).check(boxes);
      fragments = reader.read(segment);
      new SampleRules(place, header, findings).check(segment, boxes, fragments);
      follow(place, fragments, findings);
    } catch (MediaException e) {
      findings.add(new Finding("C04", place, String.valueOf(e.getMessage())));
    }
    return new SegmentReport(place, findings, fragments);
  }

  /** C05 and growing numbers over segments that follow on one another. */
  public static List<Finding> checkJoins(List<SegmentReport> inOrder) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i < inOrder.size(); i++) {
      SegmentReport before = inOrder.get(i - 1);
      SegmentReport after = inOrder.get(i);
      if (!before.fragments().isEmpty() && !after.fragments().isEmpty()) {
        follow(
            after.place(),
            List.of(before.fragments().getLast(), after.fragments().getFirst()),
            findings);
      }
    }
    return findings;
  }

  private static void follow(String place, List<Fragment> fragments, List<Finding> findings) {
    for (int i = 1; i < fragments.size(); i++) {
      Fragment before = fragments.get(i - 1);
      Fragment after = fragments.get(i);
      if (after.baseDecodeTimeTicks() != before.endTicks()) {
        findings.add(
            new Finding(
                "C05",
                place,
                "expected tfdt %d where the fragment before ends, found %d"
                    .formatted(before.endTicks(), after.baseDecodeTimeTicks())));
      }
      if (after.sequenceNumber() <= before.sequenceNumber()) {
        findings.add(
            new Finding(
                "C04",
                place,
                "expected a sequence number above %d, found %d"
                    .formatted(before.sequenceNumber(), after.sequenceNumber())));
      }
    }
  }
}
