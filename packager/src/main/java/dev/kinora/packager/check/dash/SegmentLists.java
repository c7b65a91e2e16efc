package dev.kinora.packager.check.dash;

import dev.kinora.packager.check.dash.Mpd.Init;
import dev.kinora.packager.check.dash.Mpd.Segment;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.load.ByteSpan;
import dev.kinora.packager.dash.XmlElement;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells out the segments of a Representation, whichever way they are described. */
final class SegmentLists {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
  private static final long MOST_TIMESCALE = Integer.MAX_VALUE;
  private static final int LIVE_WINDOW = 30;

  /** How many segments a manifest may announce in all, so that a small one cannot fill memory. */
  static final int MOST_OF_A_MANIFEST = 1_000_000;

  private final Values values;
  private final Optional<Duration> period;
  private final Optional<Duration> elapsed;
  private final AtomicInteger budget;
  private final Findings out;

  /**
   * Lists of one period.
   *
   * @param period how long it lasts
   * @param elapsed how long it has been running, for a dynamic manifest
   * @param budget how many segments the manifest may still announce
   */
  SegmentLists(
      Values values,
      Optional<Duration> period,
      Optional<Duration> elapsed,
      AtomicInteger budget,
      Findings out) {
    this.values = values;
    this.period = period;
    this.elapsed = elapsed;
    this.budget = budget;
    this.out = out;
  }

  /** What a Representation consists of. */
  record Listed(
      long timescale,
      long presentationTimeOffset,
      boolean nominal,
      Optional<Init> init,
      Optional<Init> indexed,
      List<Segment> segments) {}

  /** The base for addresses below an element. */
  URI base(URI outer, XmlElement in) {
    List<XmlElement> own = in.children("BaseURL");
    return own.isEmpty() ? outer : resolved(in, outer, own.getFirst().text().strip()).orElse(outer);
  }

  /**
   * The segments.
   *
   * @param chain the Representation, its AdaptationSet and its Period: inner attributes win
   */
  Listed of(List<XmlElement> chain, URI base, String id, long bandwidth) {
    List<XmlElement> templates = all(chain, "SegmentTemplate");
    List<XmlElement> lists = all(chain, "SegmentList");
    List<XmlElement> bases = all(chain, "SegmentBase");
    if (!templates.isEmpty()) {
      return template(templates, base, id, bandwidth);
    }
    if (!lists.isEmpty()) {
      return list(lists, base);
    }
    boolean single = !chain.getFirst().children("BaseURL").isEmpty();
    if (!bases.isEmpty() || single) {
      return base(bases, base);
    }
    out.add(
        DashRule.STRUCTURE,
        values.at(chain.getFirst()),
        "SegmentTemplate, SegmentList, SegmentBase or BaseURL",
        "none");
    return new Listed(1, 0, false, Optional.empty(), Optional.empty(), List.of());
  }

  private static List<XmlElement> all(List<XmlElement> chain, String name) {
    return chain.stream().flatMap(e -> e.children(name).stream().limit(1)).toList();
  }

  private static Optional<String> attribute(List<XmlElement> chain, String name) {
    return chain.stream().flatMap(e -> e.attribute(name).stream()).findFirst();
  }

  private OptionalLong number(List<XmlElement> chain, String name) {
    return chain.stream()
        .filter(e -> e.attribute(name).isPresent())
        .findFirst()
        .map(e -> values.whole(e, name))
        .orElse(OptionalLong.empty());
  }

  private long timescale(List<XmlElement> chain) {
    long timescale = number(chain, "timescale").orElse(1);
    if (timescale < 1 || timescale > MOST_TIMESCALE) {
      out.add(DashRule.TEMPLATE, values.at(chain.getFirst()), "@timescale above 0", timescale);
      return 1;
    }
    return timescale;
  }

  private Listed template(List<XmlElement> chain, URI base, String id, long bandwidth) {
    XmlElement own = chain.getFirst();
    long timescale = timescale(chain);
    long offset = number(chain, "presentationTimeOffset").orElse(0);
    long first = number(chain, "startNumber").orElse(1);
    Optional<String> media = attribute(chain, "media");
    Optional<Init> init =
        attribute(chain, "initialization")
            .flatMap(text -> {
              fault(own, text, false);
              String filled = Template.filled(text, id, bandwidth, 0, 0);
              return resolved(own, base, filled).map(uri -> new Init(uri, Optional.empty()));
            });
    if (media.isEmpty()) {
      out.add(DashRule.TEMPLATE, values.at(own), "@media", "none");
      return new Listed(timescale, offset, false, init, Optional.empty(), List.of());
    }
    if (fault(own, media.get(), true)) {
      return new Listed(timescale, offset, false, init, Optional.empty(), List.of());
    }
    List<XmlElement> timelines = all(chain, "SegmentTimeline");
    boolean nominal = timelines.isEmpty();
    Numbered pieces =
        nominal
            ? numbered(chain, timescale, offset, first)
            : new Numbered(
                first, Timeline.pieces(timelines.getFirst(), values, end(timescale, offset), out));
    List<Segment> segments = new ArrayList<>();
    if (budget.addAndGet(-pieces.pieces.size()) < 0) {
      out.add(
          DashRule.TIMELINE,
          values.at(own),
          "at most %d segments in a manifest".formatted(MOST_OF_A_MANIFEST),
          "more");
      return new Listed(timescale, offset, nominal, init, Optional.empty(), List.of());
    }
    for (Timeline.Piece piece : pieces.pieces) {
      String filled =
          Template.filled(
              media.get(), id, bandwidth, pieces.first + segments.size(), piece.start());
      Optional<URI> uri = resolved(own, base, filled);
      if (uri.isEmpty()) {
        break;
      }
      segments.add(new Segment(uri.get(), Optional.empty(), piece.start(), piece.duration()));
    }
    return new Listed(timescale, offset, nominal, init, Optional.empty(), segments);
  }

  private boolean fault(XmlElement own, String template, boolean media) {
    Optional<String> fault = Template.fault(template, media);
    fault.ifPresent(text ->
        out.add(
            DashRule.TEMPLATE,
            values.at(own),
            "a template of $RepresentationID$, $Number$, $Time$, $Bandwidth$",
            text + " in " + template));
    return fault.isPresent();
  }

  private record Numbered(long first, List<Timeline.Piece> pieces) {}

  /** Segments of equal nominal length, as many as the period holds or as there are by now. */
  private Numbered numbered(List<XmlElement> chain, long timescale, long offset, long first) {
    long length = number(chain, "duration").orElse(0);
    if (length < 1) {
      out.add(
          DashRule.TEMPLATE,
          values.at(chain.getFirst()),
          "a SegmentTimeline or @duration above 0",
          "none");
      return new Numbered(first, List.of());
    }
    OptionalLong end = end(timescale, 0);
    long count = end.isPresent() ? Math.ceilDiv(end.getAsLong(), length) : 0;
    long from = 0;
    if (elapsed.isPresent()) {
      long made = Math.max(0, Math.floorDiv(ticks(elapsed.get(), timescale), length));
      count = end.isPresent() ? Math.min(count, made) : made;
      from = Math.max(0, count - LIVE_WINDOW);
    }
    List<Timeline.Piece> pieces = new ArrayList<>();
    for (long n = from; n < count && pieces.size() < Timeline.MOST_SEGMENTS; n++) {
      pieces.add(new Timeline.Piece(offset + n * length, length));
    }
    return new Numbered(first + from, pieces);
  }

  private OptionalLong end(long timescale, long offset) {
    return period.isPresent()
        ? OptionalLong.of(offset + ticks(period.get(), timescale))
        : OptionalLong.empty();
  }

  private static long ticks(Duration time, long timescale) {
    long seconds = Math.min(time.toSeconds(), Integer.MAX_VALUE);
    return seconds * timescale + Math.round(time.toNanosPart() * (double) timescale / 1e9);
  }

  private Listed list(List<XmlElement> chain, URI base) {
    XmlElement own = chain.getFirst();
    long timescale = timescale(chain);
    long offset = number(chain, "presentationTimeOffset").orElse(0);
    long length = number(chain, "duration").orElse(0);
    List<XmlElement> timelines = all(chain, "SegmentTimeline");
    List<Timeline.Piece> pieces =
        timelines.isEmpty()
            ? List.of()
            : Timeline.pieces(timelines.getFirst(), values, end(timescale, offset), out);
    List<Segment> segments = new ArrayList<>();
    for (XmlElement one : own.children("SegmentURL")) {
      int n = segments.size();
      Timeline.Piece piece =
          n < pieces.size()
              ? pieces.get(n)
              : new Timeline.Piece(offset + n * Math.min(length, MOST_TIMESCALE), length);
      Optional<URI> uri =
          one.attribute("media").map(text -> resolved(one, base, text)).orElse(Optional.of(base));
      if (uri.isPresent() && segments.size() < Timeline.MOST_SEGMENTS) {
        segments.add(
            new Segment(uri.get(), range(one, "mediaRange"), piece.start(), piece.duration()));
      }
    }
    return new Listed(
        timescale,
        offset,
        timelines.isEmpty(),
        initialization(chain, base),
        Optional.empty(),
        segments);
  }

  private Listed base(List<XmlElement> chain, URI base) {
    if (chain.isEmpty()) {
      return new Listed(1, 0, false, Optional.empty(), Optional.empty(), List.of());
    }
    Optional<ByteSpan> index = range(chain.getFirst(), "indexRange");
    return new Listed(
        timescale(chain),
        number(chain, "presentationTimeOffset").orElse(0),
        false,
        initialization(chain, base),
        index.map(span -> new Init(base, Optional.of(span))),
        List.of());
  }

  private Optional<Init> initialization(List<XmlElement> chain, URI base) {
    List<XmlElement> found = all(chain, "Initialization");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    XmlElement in = found.getFirst();
    Optional<URI> uri =
        in.attribute("sourceURL").map(text -> resolved(in, base, text)).orElse(Optional.of(base));
    return uri.map(address -> new Init(address, range(in, "range")));
  }

  private Optional<ByteSpan> range(XmlElement in, String name) {
    Optional<String> text = in.attribute(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = RANGE.matcher(text.get());
    if (matcher.matches()) {
      long first = Long.parseLong(matcher.group(1));
      long last = Long.parseLong(matcher.group(2));
      if (last >= first) {
        return Optional.of(new ByteSpan(first, last - first + 1));
      }
    }
    out.add(DashRule.LEXICAL, values.at(in), "@%s: first-last".formatted(name), text.get());
    return Optional.empty();
  }

  private Optional<URI> resolved(XmlElement in, URI base, String text) {
    try {
      return Optional.of(base.resolve(new URI(text)));
    } catch (URISyntaxException | IllegalArgumentException _) {
      out.add(DashRule.LEXICAL, values.at(in), "a URL", text);
      return Optional.empty();
    }
  }
}
