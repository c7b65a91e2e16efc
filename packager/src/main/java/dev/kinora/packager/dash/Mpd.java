package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An MPD (ISO/IEC 23009-1, 5.3.1). Immutable.
 *
 * <pre>
 * MPD
 * └─ Period
 *    └─ AdaptationSet          a switching set
 *       ├─ Label, Role
 *       ├─ SegmentTemplate
 *       │  └─ SegmentTimeline
 *       │     └─ S …
 *       └─ Representation …    a rendition
 *          └─ AudioChannelConfiguration
 * </pre>
 *
 * @param minBuffer how long after its first byte a representation received at its bandwidth plays
 *     without running dry
 * @param maxSegment no segment lasts longer
 */
public record Mpd(
    List<String> profiles,
    Presentation presentation,
    Duration minBuffer,
    Duration maxSegment,
    List<Period> periods) {
  static final String NAME = "MPD";

  public Mpd {
    profiles = List.copyOf(profiles);
    periods = List.copyOf(periods);
    XmlDuration.checked("minBufferTime", minBuffer);
    XmlDuration.checked("maxSegmentDuration", maxSegment);
    for (String profile : profiles) {
      if (!profile.matches("[^\\s,\\p{Cntrl}]+")) {
        throw new IllegalArgumentException("profile: expected a URI, found \"" + profile + "\"");
      }
      XmlOut.checked(profile);
    }
    if (periods.isEmpty() || profiles.isEmpty()) {
      throw new IllegalArgumentException("MPD: expected a profile and a period");
    }
    Set<String> ids = new HashSet<>();
    for (Period period : periods) {
      if (!ids.add(period.id())) {
        throw new IllegalArgumentException("two periods are called " + period.id());
      }
    }
  }

  /**
   * Reads an MPD.
   *
   * @param where its name, for messages
   * @throws MediaException.Unsupported if it uses what this model does not carry
   */
  public static Mpd read(byte[] document, String where) throws MediaException {
    XmlElement in = XmlElement.read(document, where);
    if (!in.name().equals(NAME)) {
      throw in.malformed("an MPD", in.name());
    }
    in.allow(
        Set.of(Period.NAME, Presentation.Clock.NAME),
        Set.of("ProgramInformation", "Metrics", "SupplementalProperty"));
    List<Period> periods = new ArrayList<>();
    for (XmlElement period : in.children(Period.NAME)) {
      periods.add(Period.read(period));
    }
    try {
      return new Mpd(
          List.of(in.required("profiles").strip().split("\\s*,\\s*")),
          Presentation.read(in),
          XmlDuration.read(in, "minBufferTime"),
          XmlDuration.read(in, "maxSegmentDuration"),
          periods);
    } catch (IllegalArgumentException e) {
      throw in.refused(e);
    }
  }

  /** The MPD as UTF-8 XML. */
  public String write() {
    var out = new XmlOut();
    out.open(NAME)
        .attribute("xmlns", XmlElement.NAMESPACE)
        .attribute("type", presentation.type())
        .attribute("profiles", String.join(",", profiles));
    presentation.write(out);
    out.attribute("minBufferTime", XmlDuration.write(minBuffer))
        .attribute("maxSegmentDuration", XmlDuration.write(maxSegment));
    periods.forEach(period -> period.write(out));
    presentation.writeEnd(out);
    return out.close().toString();
  }
}
