package dev.kinora.packager.cmaf;

import dev.kinora.packager.isobmff.PlacedBox;
import java.util.List;

/** C03: styp, prft, emsg, moof, mdat, in that order, once or more. */
final class BoxOrder {
  private final String place;
  private final List<Finding> findings;

  BoxOrder(String place, List<Finding> findings) {
    this.place = place;
    this.findings = findings;
  }

  void check(List<PlacedBox> boxes) {
    String before = "";
    for (PlacedBox placed : boxes) {
      String type = placed.box().type();
      if (!mayFollow(before, type)) {
        findings.add(
            new Finding(
                "C03",
                place + " @" + placed.offset(),
                "%s may not stand %s"
                    .formatted(type, before.isEmpty() ? "first" : "behind " + before)));
      }
      before = type;
    }
    if (!before.equals("mdat")) {
      findings.add(
          new Finding("C03", place, "expected to end with mdat, found " + describe(before)));
    }
  }

  private static boolean mayFollow(String before, String type) {
    return switch (type) {
      case "styp" -> before.isEmpty() || before.equals("mdat");
      case "sidx" -> before.equals("styp") || before.isEmpty();
      case "prft" -> !before.equals("moof") && !before.equals("emsg");
      case "emsg", "moof" -> !before.equals("moof");
      case "mdat" -> before.equals("moof");
      default -> false;
    };
  }

  private static String describe(String type) {
    return type.isEmpty() ? "nothing" : type;
  }
}
