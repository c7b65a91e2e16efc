package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules that hold for every playlist: which tags, how often, and of which version. */
final class CommonRules {
  private static final Pattern VERSION = Pattern.compile("\\d{1,3}");

  private CommonRules() {}

  static void check(Place place, List<TagLine> lines, boolean multivariant, Findings out) {
    Set<String> seen = new HashSet<>();
    Set<String> elsewhere = multivariant ? Tags.MEDIA : Tags.MULTIVARIANT;
    for (TagLine line : lines) {
      if (line.isUri()) {
        continue;
      }
      Place here = place.line(line.number());
      if (elsewhere.contains(line.tag())) {
        out.add(
            HlsRule.TAG_SETS,
            here,
            "tags of a " + (multivariant ? "multivariant" : "media") + " playlist",
            line.tag());
      } else if (!Tags.known(line.tag())) {
        out.add(HlsRule.UNKNOWN_TAG, here, "a tag of the standard", line.tag());
      }
      if (Tags.ONCE.contains(line.tag()) && !seen.add(line.tag())) {
        out.add(HlsRule.TAG_ONCE, here, line.tag() + " once", "again");
      }
      if (line.tag().equals("#EXT-X-START")) {
        start(here, line, out);
      }
    }
    version(place, lines, out);
  }

  private static void start(Place here, TagLine line, Findings out) {
    AttributeList attributes = AttributeList.read(here, line.value(), out);
    if (attributes.decimal("TIME-OFFSET", out).isEmpty()) {
      out.add(HlsRule.START, here, "TIME-OFFSET", line.value());
    }
  }

  private static void version(Place place, List<TagLine> lines, Findings out) {
    int stated = 1;
    OptionalInt at = OptionalInt.empty();
    for (TagLine line : lines) {
      if (!line.tag().equals("#EXT-X-VERSION")) {
        continue;
      }
      if (at.isPresent() || !VERSION.matcher(line.value()).matches()) {
        out.add(HlsRule.VERSION, place.line(line.number()), "one version number", line.value());
        continue;
      }
      stated = Integer.parseInt(line.value());
      at = OptionalInt.of(line.number());
    }
    NeededVersion needed = NeededVersion.of(lines);
    if (stated < needed.version()) {
      out.add(
          HlsRule.VERSION,
          place.line(at.orElse(needed.line())),
          "at least %d for %s in line %d"
              .formatted(needed.version(), needed.feature(), needed.line()),
          stated);
    }
  }
}
