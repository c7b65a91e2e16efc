package dev.kinora.packager.check.dash;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.dash.Mpd.AdaptationSet;
import dev.kinora.packager.check.dash.Mpd.Period;
import dev.kinora.packager.check.dash.Mpd.Representation;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.dash.XmlElement;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a manifest, judges its text, and spells out its segments. Used once a manifest. */
public final class MpdReader {
  private static final Set<String> CLOCKS =
      Set.of(
          "urn:mpeg:dash:utc:http-xsdate:2014",
          "urn:mpeg:dash:utc:http-iso:2014",
          "urn:mpeg:dash:utc:http-head:2014",
          "urn:mpeg:dash:utc:direct:2014");
  private static final String PROTECTION = "urn:mpeg:dash:mp4protection:2011";

  private final Place place;
  private final URI address;
  private final Instant now;
  private final Values values;
  private final AtomicInteger budget = new AtomicInteger(SegmentLists.MOST_OF_A_MANIFEST);
  private final Findings out;

  private MpdReader(Place place, URI address, Instant now, Findings out) {
    this.place = place;
    this.address = address;
    this.now = now;
    this.values = new Values(place, out);
    this.out = out;
  }

  /**
   * Reads a manifest; faults are findings.
   *
   * @param address that its URLs are relative to
   * @param now which segments of a dynamic manifest there are
   * @return empty if it is no MPD at all
   */
  public static Optional<Mpd> read(
      Place place, URI address, byte[] document, Instant now, Findings out) {
    try {
      XmlElement root = XmlElement.read(document, place.resource());
      if (!root.name().equals("MPD")) {
        out.add(DashRule.XML, place.line(root.line()), "the root element MPD", root.name());
        return Optional.empty();
      }
      return Optional.of(new MpdReader(place, address, now, out).mpd(root));
    } catch (MediaException e) {
      out.add(
          DashRule.XML,
          place,
          e.expected().orElse("an MPD"),
          e.found().orElse(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Mpd mpd(XmlElement in) {
    Structure.check(in, values, out);
    String type = in.attribute("type").orElse("static");
    boolean dynamic = type.equals("dynamic");
    if (!dynamic && !type.equals("static")) {
      out.add(DashRule.LEXICAL, values.at(in), "@type: static or dynamic", type);
    }
    for (String needed : List.of("profiles", "minBufferTime")) {
      if (in.attribute(needed).isEmpty()) {
        out.add(DashRule.HEAD, values.at(in), "@" + needed, "none");
      }
    }
    Optional<Instant> availability = values.instant(in, "availabilityStartTime");
    Optional<Duration> total = values.duration(in, "mediaPresentationDuration");
    Optional<Duration> updates = values.duration(in, "minimumUpdatePeriod");
    List<Period> periods = periods(in, total, availability, dynamic);
    Mpd mpd =
        new Mpd(
            place,
            dynamic,
            values.duration(in, "minBufferTime"),
            values.duration(in, "maxSegmentDuration"),
            availability,
            values.instant(in, "publishTime"),
            updates,
            periods);
    if (dynamic) {
      dynamic(in, mpd);
    } else {
      if (updates.isPresent()) {
        out.add(
            DashRule.STATIC, values.at(in), "no @minimumUpdatePeriod", updates.get().toString());
      }
      boolean known = total.isPresent() || periods.stream().allMatch(p -> p.duration().isPresent());
      if (!known) {
        out.add(DashRule.STATIC, values.at(in), "@mediaPresentationDuration", "none");
      }
    }
    return mpd;
  }

  private void dynamic(XmlElement in, Mpd mpd) {
    if (mpd.availabilityStart().isEmpty() || mpd.published().isEmpty()) {
      out.add(
          DashRule.DYNAMIC,
          values.at(in),
          "@availabilityStartTime and @publishTime",
          mpd.availabilityStart().isEmpty() ? "no @availabilityStartTime" : "no @publishTime");
    }
    for (Period period : mpd.periods()) {
      if (period.id().isEmpty()) {
        out.add(DashRule.DYNAMIC, period.place(), "@id on every Period", "none");
      }
    }
    List<String> clocks =
        in.children("UTCTiming").stream().map(e -> e.attribute("schemeIdUri").orElse("")).toList();
    if (clocks.stream().noneMatch(CLOCKS::contains)) {
      out.add(DashRule.CLOCK, values.at(in), "UTCTiming that browsers have", clocks);
    }
    depth(in, mpd);
  }

  private void depth(XmlElement in, Mpd mpd) {
    Optional<Duration> depth = values.duration(in, "timeShiftBufferDepth");
    Optional<Duration> delay = values.duration(in, "suggestedPresentationDelay");
    if (depth.isPresent() && delay.isPresent() && delay.get().compareTo(depth.get()) > 0) {
      out.add(
          DashRule.DEPTH,
          values.at(in),
          "@suggestedPresentationDelay within " + depth.get(),
          delay.get().toString());
    }
    Optional<Duration> longest = mpd.maxSegmentDuration();
    if (depth.isPresent()
        && longest.isPresent()
        && depth.get().compareTo(longest.get().multipliedBy(3)) < 0) {
      out.add(
          DashRule.DEPTH,
          values.at(in),
          "@timeShiftBufferDepth of three segments, " + longest.get().multipliedBy(3),
          depth.get().toString());
    }
  }

  private List<Period> periods(
      XmlElement in, Optional<Duration> total, Optional<Instant> availability, boolean dynamic) {
    List<XmlElement> all = in.children("Period");
    if (all.isEmpty()) {
      out.add(DashRule.STRUCTURE, values.at(in), "a Period", "none");
    }
    List<Period> periods = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Duration follows = Duration.ZERO;
    boolean known = true;
    for (int i = 0; i < all.size(); i++) {
      XmlElement one = all.get(i);
      Optional<Duration> stated = values.duration(one, "start");
      Optional<Duration> length = values.duration(one, "duration");
      Duration start = stated.orElse(follows);
      if (stated.isPresent() && known && i > 0 && !start.equals(follows)) {
        out.add(DashRule.PERIODS, values.at(one), "@start " + follows, start.toString());
      }
      if (stated.isEmpty() && !known) {
        out.add(DashRule.PERIODS, values.at(one), "@start, or @duration of the one before", "none");
      }
      Optional<Duration> end = end(all, i, total);
      Optional<Duration> lasts = length.or(() -> end.map(e -> e.minus(start)));
      unique(ids, one, "Period");
      periods.add(period(one, in, start, lasts, availability, dynamic));
      known = lasts.isPresent();
      follows = start.plus(lasts.orElse(Duration.ZERO));
    }
    return periods;
  }

  private Optional<Duration> end(List<XmlElement> all, int index, Optional<Duration> total) {
    return index + 1 < all.size() ? values.duration(all.get(index + 1), "start") : total;
  }

  private void unique(Set<String> ids, XmlElement in, String what) {
    Optional<String> id = in.attribute("id");
    if (id.isPresent() && !ids.add(id.get())) {
      out.add(DashRule.IDS, values.at(in), what + "@id that is unique", id.get());
    }
  }

  private Period period(
      XmlElement in,
      XmlElement mpd,
      Duration start,
      Optional<Duration> duration,
      Optional<Instant> availability,
      boolean dynamic) {
    List<AdaptationSet> sets = new ArrayList<>();
    Set<String> setIds = new HashSet<>();
    Set<String> ids = new HashSet<>();
    Optional<Duration> elapsed =
        dynamic && availability.isPresent()
            ? Optional.of(Duration.between(availability.get(), now).minus(start))
            : Optional.empty();
    SegmentLists lists = new SegmentLists(values, duration, elapsed, budget, out);
    URI base = lists.base(lists.base(address, mpd), in);
    for (XmlElement set : in.children("AdaptationSet")) {
      unique(setIds, set, "AdaptationSet");
      sets.add(set(set, in, lists, lists.base(base, set), ids));
    }
    if (sets.isEmpty() && in.children("EmptyAdaptationSet").isEmpty()) {
      out.add(DashRule.STRUCTURE, values.at(in), "an AdaptationSet", "none");
    }
    return new Period(values.at(in), in.attribute("id"), start, duration, sets);
  }

  private AdaptationSet set(
      XmlElement in, XmlElement period, SegmentLists lists, URI base, Set<String> ids) {
    List<Representation> representations = new ArrayList<>();
    for (XmlElement one : in.children("Representation")) {
      unique(ids, one, "Representation");
      representations.add(representation(one, in, period, lists, lists.base(base, one)));
    }
    if (representations.isEmpty()) {
      out.add(DashRule.STRUCTURE, values.at(in), "a Representation", "none");
    }
    for (XmlElement protection : in.children("ContentProtection")) {
      Optional<String> scheme = protection.attribute("schemeIdUri");
      boolean mp4 = scheme.equals(Optional.of(PROTECTION));
      if (scheme.isEmpty() || (mp4 && protection.attribute("value").isEmpty())) {
        out.add(
            DashRule.PROTECTION,
            values.at(protection),
            "@schemeIdUri, and @value for mp4protection",
            scheme.orElse("none"));
      }
    }
    SetRules.check(in, values, out);
    String aligned = in.attribute("segmentAlignment").orElse("false");
    return new AdaptationSet(
        values.at(in),
        in.attribute("id"),
        !aligned.equals("false") && !aligned.equals("0"),
        (int) values.whole(in, "startWithSAP").orElse(0),
        representations);
  }

  private Representation representation(
      XmlElement in, XmlElement set, XmlElement period, SegmentLists lists, URI base) {
    Optional<String> id = in.attribute("id");
    long bandwidth = values.whole(in, "bandwidth").orElse(0);
    if (id.isEmpty() || id.get().matches(".*\\s.*") || id.get().isEmpty() || bandwidth == 0) {
      out.add(
          DashRule.STRUCTURE,
          values.at(in),
          "@id without blanks and @bandwidth above 0",
          "@id=%s, @bandwidth=%s"
              .formatted(id.orElse("none"), in.attribute("bandwidth").orElse("none")));
    }
    String name = id.orElse("");
    SegmentLists.Listed listed = lists.of(List.of(in, set, period), base, name, bandwidth);
    return new Representation(
        values.at(in),
        name,
        bandwidth,
        in.attribute("mimeType").or(() -> set.attribute("mimeType")),
        in.attribute("codecs").or(() -> set.attribute("codecs")),
        either(in, set, "width"),
        either(in, set, "height"),
        values.rate(in, "frameRate").or(() -> values.rate(set, "frameRate")),
        either(in, set, "audioSamplingRate"),
        listed.timescale(),
        listed.presentationTimeOffset(),
        listed.nominal(),
        listed.init(),
        listed.indexed(),
        listed.segments());
  }

  private OptionalLong either(XmlElement in, XmlElement set, String name) {
    return in.attribute(name).isPresent() ? values.whole(in, name) : values.whole(set, name);
  }
}
