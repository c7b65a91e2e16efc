package dev.kinora.packager.check.media;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.isobmff.EventMessageBox;
import dev.kinora.packager.isobmff.PlacedBox;
import dev.kinora.packager.isobmff.SegmentIndexBox;
import java.util.List;

/** The order of a segment's boxes, and what those that stand before the moof hold. */
final class BoxOrder {
  private BoxOrder() {}

  static void check(Place place, List<PlacedBox> boxes, Findings out) {
    String before = "";
    for (PlacedBox placed : boxes) {
      String type = placed.box().type();
      if (!mayFollow(before, type)) {
        out.add(
            MediaRule.BOX_ORDER,
            place.offset(placed.offset()),
            "a box that may stand " + (before.isEmpty() ? "first" : "behind " + before),
            type);
      }
      switch (placed.box()) {
        case SegmentIndexBox index -> index(place, placed, index, boxes, out);
        case EventMessageBox event -> event(place, placed, event, out);
        default -> {}
      }
      before = type;
    }
    if (!before.equals("mdat")) {
      out.add(MediaRule.BOX_ORDER, place, "mdat at the end", before.isEmpty() ? "nothing" : before);
    }
  }

  private static boolean mayFollow(String before, String type) {
    return switch (type) {
      case "styp" -> before.isEmpty() || before.equals("mdat");
      case "sidx" -> before.equals("styp") || before.equals("sidx") || before.isEmpty();
      case "prft" -> !before.equals("moof") && !before.equals("emsg");
      case "emsg", "moof" -> !before.equals("moof");
      case "mdat" -> before.equals("moof");
      default -> false;
    };
  }

  /** Bytes of media behind the index equal what it says, less further indexes of other tracks. */
  private static void index(
      Place place, PlacedBox placed, SegmentIndexBox index, List<PlacedBox> boxes, Findings out) {
    PlacedBox last = boxes.getLast();
    long end = placed.offset() + placed.sizeBytes() + index.firstOffset();
    for (SegmentIndexBox.Reference reference : index.references()) {
      end += reference.sizeBytes();
    }
    if (index.timescale() == 0 || end != last.offset() + last.sizeBytes()) {
      out.add(
          MediaRule.SEGMENT_INDEX,
          place.offset(placed.offset()),
          "a timescale, and pieces up to byte " + (last.offset() + last.sizeBytes()),
          "timescale %d, pieces up to %d".formatted(index.timescale(), end));
    }
  }

  private static void event(Place place, PlacedBox placed, EventMessageBox event, Findings out) {
    if (event.timescale() == 0 || event.schemeIdUri().isBlank()) {
      out.add(
          MediaRule.EVENT,
          place.offset(placed.offset()),
          "a scheme and a timescale",
          "\"%s\" and %d".formatted(event.schemeIdUri(), event.timescale()));
    }
  }
}
