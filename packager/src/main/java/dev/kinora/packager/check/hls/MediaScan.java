package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.hls.MediaList.Entry;
import dev.kinora.packager.check.hls.MediaList.Init;
import dev.kinora.packager.check.hls.MediaList.Part;
import dev.kinora.packager.check.load.ByteSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a media playlist line by line, and goes on after every fault. Used once a playlist. */
final class MediaScan {
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.(\\d{1,20}))?)(,.*)?");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,18})(?:@(\\d{1,18}))?");
  private static final int MOST_SEGMENTS = 200_000;

  private final Place place;
  private final Findings out;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private OptionalInt target = OptionalInt.empty();
  private long mediaSequence;
  private long discontinuitySequence;
  private Optional<String> type = Optional.empty();
  private boolean ended;
  private boolean independent;
  private boolean iFramesOnly;
  private Optional<BigDecimal> partTarget = Optional.empty();
  private Optional<Init> init = Optional.empty();
  private boolean encrypted;
  private Optional<BigDecimal> seconds = Optional.empty();
  private int decimals;
  private int extinfLine;
  private Optional<String> range = Optional.empty();
  private boolean discontinuity;
  private boolean anyDiscontinuity;
  private boolean gap;
  private Optional<String> date = Optional.empty();

  private MediaScan(Place place, Findings out) {
    this.place = place;
    this.out = out;
  }

  static MediaList read(Place place, List<TagLine> lines, Findings out) {
    MediaScan scan = new MediaScan(place, out);
    for (TagLine line : lines) {
      if (line.isUri()) {
        scan.segment(line);
      } else {
        scan.tag(place.line(line.number()), line);
      }
    }
    return scan.finished();
  }

  private void tag(Place here, TagLine line) {
    switch (line.tag()) {
      case "#EXTINF" -> extinf(here, line);
      case "#EXT-X-TARGETDURATION" -> target = wholeSeconds(here, line);
      case "#EXT-X-MEDIA-SEQUENCE" -> {
        beforeSegments(here, HlsRule.MEDIA_SEQUENCE);
        mediaSequence = number(here, line, HlsRule.MEDIA_SEQUENCE);
      }
      case "#EXT-X-DISCONTINUITY-SEQUENCE" -> {
        beforeSegments(here, HlsRule.DISCONTINUITY_SEQUENCE);
        if (anyDiscontinuity) {
          out.add(HlsRule.DISCONTINUITY_SEQUENCE, here, "no EXT-X-DISCONTINUITY before it", "one");
        }
        discontinuitySequence = number(here, line, HlsRule.DISCONTINUITY_SEQUENCE);
      }
      case "#EXT-X-PLAYLIST-TYPE" -> type(here, line);
      case "#EXT-X-ENDLIST" -> ended = true;
      case "#EXT-X-INDEPENDENT-SEGMENTS" -> independent = true;
      case "#EXT-X-I-FRAMES-ONLY" -> iFramesOnly = true;
      case "#EXT-X-PART-INF" ->
          partTarget = AttributeList.read(here, line.value(), out).decimal("PART-TARGET", out);
      case "#EXT-X-PART" -> part(here, line);
      case "#EXT-X-MAP" -> map(here, line);
      case "#EXT-X-KEY" -> key(here, line);
      case "#EXT-X-BYTERANGE" -> range = Optional.of(line.value());
      case "#EXT-X-DISCONTINUITY" -> {
        discontinuity = true;
        anyDiscontinuity = true;
      }
      case "#EXT-X-GAP" -> gap = true;
      case "#EXT-X-PROGRAM-DATE-TIME" -> date = Optional.of(line.value());
      default -> {
        // Others say nothing about segments.
      }
    }
  }

  private void extinf(Place here, TagLine line) {
    if (seconds.isPresent()) {
      out.add(HlsRule.SEGMENT, place.line(extinfLine), "a URI behind #EXTINF", "#EXTINF");
    }
    Matcher matcher = SECONDS.matcher(line.value());
    extinfLine = line.number();
    if (!matcher.matches()) {
      out.add(HlsRule.SEGMENT, here, "#EXTINF:seconds,", line.value());
      seconds = Optional.of(BigDecimal.ZERO);
      return;
    }
    seconds = Optional.of(new BigDecimal(matcher.group(1)));
    String fraction = matcher.group(2);
    decimals = fraction == null ? 0 : fraction.length();
  }

  private OptionalInt wholeSeconds(Place here, TagLine line) {
    if (line.value().matches("\\d{1,9}")) {
      return OptionalInt.of(Integer.parseInt(line.value()));
    }
    out.add(HlsRule.TARGET_DURATION, here, "whole seconds", line.value());
    return OptionalInt.empty();
  }

  private void beforeSegments(Place here, HlsRule rule) {
    if (!entries.isEmpty() || seconds.isPresent()) {
      out.add(rule, here, "the tag before the first segment", "it behind " + entries.size());
    }
  }

  private long number(Place here, TagLine line, HlsRule rule) {
    if (line.value().matches("\\d{1,18}")) {
      return Long.parseLong(line.value());
    }
    out.add(rule, here, "a whole number", line.value());
    return 0;
  }

  private void type(Place here, TagLine line) {
    type = Optional.of(line.value());
    if (!line.value().equals("VOD") && !line.value().equals("EVENT")) {
      out.add(HlsRule.VOD_ENDS, here, "the type VOD or EVENT", line.value());
    }
  }

  private void map(Place here, TagLine line) {
    AttributeList attributes = AttributeList.read(here, line.value(), out);
    Optional<String> uri = attributes.text("URI", out);
    if (uri.isEmpty()) {
      out.add(HlsRule.MAP, here, "a URI", line.value());
      return;
    }
    Optional<ByteSpan> span =
        attributes
            .text("BYTERANGE", out)
            .flatMap(text -> span(here, text, Optional.of(new ByteSpan(0, 1)), 0));
    init = Optional.of(new Init(line.number(), uri.get(), span));
  }

  private void key(Place here, TagLine line) {
    AttributeList attributes = AttributeList.read(here, line.value(), out);
    Optional<String> method = attributes.word("METHOD", out);
    encrypted = method.isPresent() && !method.get().equals("NONE");
    if (method.isEmpty()) {
      out.add(HlsRule.KEY, here, "a METHOD", line.value());
    } else if (!encrypted && attributes.names().size() > 1) {
      out.add(HlsRule.KEY, here, "METHOD=NONE alone", line.value());
    } else if (encrypted && attributes.text("URI", out).isEmpty()) {
      out.add(HlsRule.KEY, here, "a URI of the key", line.value());
    }
    Optional<String> iv = attributes.word("IV", out);
    if (iv.isPresent() && !iv.get().matches("0[xX][0-9A-Fa-f]{1,32}")) {
      out.add(HlsRule.KEY, here, "an IV of at most 128 bits in hex", iv.get());
    }
  }

  private void part(Place here, TagLine line) {
    AttributeList attributes = AttributeList.read(here, line.value(), out);
    Optional<String> uri = attributes.text("URI", out);
    Optional<BigDecimal> length = attributes.decimal("DURATION", out);
    if (uri.isEmpty() || length.isEmpty()) {
      out.add(LowLatencyRule.PART_LENGTH, here, "URI and DURATION", line.value());
      return;
    }
    parts.add(
        new Part(
            line.number(),
            uri.get(),
            length,
            attributes.yes("INDEPENDENT", out),
            attributes.yes("GAP", out)));
  }

  private void segment(TagLine line) {
    Place here = place.line(line.number()).segment(entries.size());
    if (seconds.isEmpty()) {
      out.add(HlsRule.SEGMENT, here, "#EXTINF before the URI", line.value());
    }
    if (line.value().matches(".*\\s.*")) {
      out.add(HlsRule.REACHABLE, here, "a URI without blanks", line.value());
    }
    if (entries.size() < MOST_SEGMENTS) {
      Optional<ByteSpan> before = Optional.empty();
      if (!entries.isEmpty() && entries.getLast().uri().equals(line.value())) {
        before = entries.getLast().part();
      }
      Optional<ByteSpan> known = before;
      Optional<ByteSpan> span =
          range.flatMap(text -> span(here, text, known, known.map(ByteSpan::end).orElse(0L)));
      entries.add(
          new Entry(
              entries.size(),
              line.number(),
              line.value(),
              seconds,
              decimals,
              span,
              discontinuity,
              gap,
              encrypted,
              init,
              date,
              parts));
    }
    parts.clear();
    seconds = Optional.empty();
    range = Optional.empty();
    discontinuity = false;
    gap = false;
    date = Optional.empty();
  }

  /** {@code length@offset}; without an offset it goes on behind the former range. */
  private Optional<ByteSpan> span(
      Place here, String text, Optional<ByteSpan> before, long follows) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) < 1) {
      out.add(HlsRule.BYTE_RANGE, here, "length@offset", text);
      return Optional.empty();
    }
    String offset = matcher.group(2);
    if (offset == null && before.isEmpty()) {
      out.add(HlsRule.BYTE_RANGE, here, "an offset, or a range of the same resource before", text);
      return Optional.empty();
    }
    long start = offset == null ? follows : Long.parseLong(offset);
    return Optional.of(new ByteSpan(start, Long.parseLong(matcher.group(1))));
  }

  private MediaList finished() {
    if (seconds.isPresent()) {
      out.add(HlsRule.SEGMENT, place.line(extinfLine), "a URI behind #EXTINF", "the end");
    }
    return new MediaList(
        place,
        entries,
        target,
        mediaSequence,
        discontinuitySequence,
        type,
        ended,
        independent,
        iFramesOnly,
        partTarget,
        parts);
  }
}
