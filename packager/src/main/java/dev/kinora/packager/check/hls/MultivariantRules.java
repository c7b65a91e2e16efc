package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.hls.MultivariantList.Group;
import dev.kinora.packager.check.hls.MultivariantList.Rendition;
import dev.kinora.packager.check.hls.MultivariantList.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a multivariant playlist and judges what it says of itself. Used once a playlist. */
final class MultivariantRules {
  private static final int MOST_OF_A_KIND = 1000;
  private static final List<String> GROUP_TYPES =
      List.of("AUDIO", "VIDEO", "SUBTITLES", "CLOSED-CAPTIONS");

  private final Place place;
  private final Findings out;
  private final List<Variant> variants = new ArrayList<>();
  private final List<Variant> iFrames = new ArrayList<>();
  private final List<Rendition> renditions = new ArrayList<>();
  private final Set<Group> withDefault = new HashSet<>();
  private final Set<List<Object>> names = new HashSet<>();
  private int withoutCaptions;
  private boolean independent;

  private MultivariantRules(Place place, Findings out) {
    this.place = place;
    this.out = out;
  }

  static MultivariantList read(Place place, List<TagLine> lines, Findings out) {
    MultivariantRules rules = new MultivariantRules(place, out);
    rules.scan(lines);
    return rules.finished();
  }

  private void scan(List<TagLine> lines) {
    Optional<TagLine> open = Optional.empty();
    for (TagLine line : lines) {
      Place here = place.line(line.number());
      if (open.isPresent() && !line.isUri()) {
        out.add(HlsRule.STREAM_INF, here, "a URI behind #EXT-X-STREAM-INF", line.tag());
        open = Optional.empty();
      }
      if (line.isUri()) {
        if (open.isEmpty()) {
          out.add(HlsRule.STREAM_INF, here, "#EXT-X-STREAM-INF before a URI", line.value());
        } else {
          variant(open.get(), line.value());
        }
        open = Optional.empty();
      }
      switch (line.tag()) {
        case "#EXT-X-STREAM-INF" -> open = Optional.of(line);
        case "#EXT-X-I-FRAME-STREAM-INF" -> iFrames(here, line);
        case "#EXT-X-MEDIA" -> media(here, line);
        case "#EXT-X-INDEPENDENT-SEGMENTS" -> independent = true;
        default -> {}
      }
    }
    if (open.isPresent()) {
      out.add(
          HlsRule.STREAM_INF,
          place.line(open.get().number()),
          "a URI behind #EXT-X-STREAM-INF",
          "the end");
    }
  }

  private void variant(TagLine line, String uri) {
    Place here = place.line(line.number());
    AttributeList in = AttributeList.read(here, line.value(), out);
    if (variants.size() >= MOST_OF_A_KIND) {
      out.add(HlsRule.STREAM_INF, here, "at most 1000 variants", "more");
      return;
    }
    Variant variant = read(line, in, uri, HlsRule.STREAM_INF);
    variants.add(variant);
    if (variant.codecs().isEmpty()) {
      out.add(HlsRule.CODECS_STATED, here, "CODECS", "none");
    }
    if (in.word("CLOSED-CAPTIONS", new Findings()).equals(Optional.of("NONE"))) {
      withoutCaptions++;
    }
    Optional<String> rate = variant.frameRate();
    if (rate.isPresent() && !rate.get().matches("\\d{1,4}(\\.\\d{1,3})?")) {
      out.add(HlsRule.FRAME_RATE, here, "at most three decimals", rate.get());
    }
    Optional<String> range = variant.range();
    if (range.isPresent() && !Set.of("SDR", "HLG", "PQ").contains(range.get())) {
      out.add(HlsRule.VIDEO_RANGE, here, "SDR, HLG or PQ", range.get());
    }
    boolean video = variant.resolution().isPresent();
    if (video && (variant.frameRate().isEmpty() || variant.averageBandwidth() == 0)) {
      out.add(AppleRule.ATTRIBUTES, here, "FRAME-RATE and AVERAGE-BANDWIDTH", in.names());
    }
    codecs(here, variant);
  }

  private void codecs(Place here, Variant variant) {
    for (String codec : variant.codecs()) {
      boolean beyondHigh =
          codec.matches("avc[13]\\.[0-9A-Fa-f]{6}")
              && Integer.parseInt(codec.substring(5, 7), 16) > 100;
      if (beyondHigh || codec.startsWith("hev1.") || codec.startsWith("vp0")) {
        out.add(AppleRule.CODEC, here, "H.264 up to High, hvc1 or av01", codec);
      }
    }
  }

  private Variant read(TagLine line, AttributeList in, String uri, HlsRule rule) {
    OptionalLong bandwidth = in.whole("BANDWIDTH", out);
    if (bandwidth.isEmpty() || bandwidth.getAsLong() == 0) {
      out.add(rule, in.place(), "BANDWIDTH above 0", in.any("BANDWIDTH").orElse("none"));
    }
    Optional<String> resolution = in.word("RESOLUTION", out);
    if (resolution.isPresent() && !resolution.get().matches("\\d{1,6}x\\d{1,6}")) {
      out.add(HlsRule.RESOLUTION, in.place(), "width x height", resolution.get());
      resolution = Optional.empty();
    }
    List<Group> groups = new ArrayList<>();
    for (String type : GROUP_TYPES) {
      boolean none = type.equals("CLOSED-CAPTIONS") && in.any(type).equals(Optional.of("NONE"));
      if (in.has(type) && !none) {
        in.text(type, out).ifPresent(id -> groups.add(new Group(type, id)));
      }
    }
    return new Variant(
        line.number(),
        uri,
        bandwidth.orElse(0),
        in.whole("AVERAGE-BANDWIDTH", out).orElse(0),
        in.text("CODECS", out).map(text -> List.of(text.split("\\s*,\\s*", -1))).orElse(List.of()),
        resolution,
        in.word("FRAME-RATE", out),
        in.word("VIDEO-RANGE", out),
        groups);
  }

  private void iFrames(Place here, TagLine line) {
    AttributeList in = AttributeList.read(here, line.value(), out);
    Optional<String> uri = in.text("URI", out);
    if (uri.isEmpty()) {
      out.add(HlsRule.I_FRAMES, here, "a URI", in.names());
    }
    for (String name : List.of("AUDIO", "SUBTITLES", "CLOSED-CAPTIONS", "FRAME-RATE")) {
      if (in.has(name)) {
        out.add(HlsRule.I_FRAMES, here, "no " + name, in.any(name).orElse(""));
      }
    }
    uri.ifPresent(address -> iFrames.add(read(line, in, address, HlsRule.I_FRAMES)));
  }

  private void media(Place here, TagLine line) {
    AttributeList in = AttributeList.read(here, line.value(), out);
    Optional<String> type = in.word("TYPE", out);
    Optional<String> id = in.text("GROUP-ID", out);
    Optional<String> name = in.text("NAME", out);
    if (type.isEmpty() || id.isEmpty() || name.isEmpty()) {
      out.add(HlsRule.MEDIA, here, "TYPE, GROUP-ID and NAME", in.names());
      return;
    }
    Group group = new Group(type.get(), id.get());
    Optional<String> uri = in.text("URI", out);
    Optional<String> language = in.text("LANGUAGE", out);
    kind(here, in, group, uri);
    if (!names.add(List.of(group, name.get()))) {
      out.add(HlsRule.NAMES, here, "names that are unique in the group", name.get());
    }
    boolean preferred = in.yes("DEFAULT", out);
    if (preferred && !withDefault.add(group)) {
      out.add(HlsRule.NAMES, here, "one DEFAULT=YES in the group", "another");
    }
    if (preferred && in.any("AUTOSELECT").equals(Optional.of("NO"))) {
      out.add(HlsRule.MEDIA, here, "no AUTOSELECT=NO beside DEFAULT=YES", "both");
    }
    if (group.type().equals("AUDIO") && !in.has("CHANNELS")) {
      out.add(AppleRule.SOUND_TAGS, here, "CHANNELS", in.names());
    }
    if (renditions.size() >= MOST_OF_A_KIND) {
      out.add(HlsRule.MEDIA, here, "at most 1000 renditions", "more");
      return;
    }
    renditions.add(new Rendition(line.number(), group, name.get(), language, uri));
  }

  private void kind(Place here, AttributeList in, Group group, Optional<String> uri) {
    boolean captions = group.type().equals("CLOSED-CAPTIONS");
    if (!GROUP_TYPES.contains(group.type())) {
      out.add(HlsRule.MEDIA, here, "a TYPE of " + GROUP_TYPES, group.type());
    } else if (captions && (uri.isPresent() || !in.has("INSTREAM-ID"))) {
      out.add(HlsRule.MEDIA, here, "INSTREAM-ID and no URI for closed captions", in.names());
    } else if (!captions && in.has("INSTREAM-ID")) {
      out.add(HlsRule.MEDIA, here, "INSTREAM-ID on closed captions only", group.type());
    } else if (group.type().equals("SUBTITLES") && uri.isEmpty()) {
      out.add(HlsRule.MEDIA, here, "a URI for subtitles", "none");
    } else if (in.has("FORCED") && !group.type().equals("SUBTITLES")) {
      out.add(HlsRule.MEDIA, here, "FORCED on subtitles only", group.type());
    }
  }

  private MultivariantList finished() {
    MultivariantList list = new MultivariantList(place, variants, renditions, iFrames, independent);
    groups(list);
    ladder();
    if (variants.isEmpty()) {
      out.add(HlsRule.NOT_EMPTY, place, "variants", "none");
    }
    if (withoutCaptions > 0 && withoutCaptions < variants.size()) {
      out.add(
          HlsRule.CAPTIONS_NONE,
          place,
          "CLOSED-CAPTIONS=NONE on all or no variants",
          "%d of %d".formatted(withoutCaptions, variants.size()));
    }
    ranges();
    return list;
  }

  private void groups(MultivariantList list) {
    Map<String, Set<String>> members = new HashMap<>();
    for (Variant variant : variants) {
      for (Group group : variant.groups()) {
        List<Rendition> found = list.of(group);
        if (found.isEmpty()) {
          out.add(
              HlsRule.GROUPS,
              place.line(variant.line()),
              "an EXT-X-MEDIA of type %s and group \"%s\"".formatted(group.type(), group.id()),
              "none");
          continue;
        }
        Set<String> own = new HashSet<>();
        found.forEach(r -> own.add(r.name()));
        Set<String> others = members.putIfAbsent(group.type(), own);
        if (others != null && !others.equals(own)) {
          out.add(
              HlsRule.GROUPS_ALIKE,
              place.line(variant.line()),
              "the renditions of other groups, " + others,
              own);
        }
      }
    }
  }

  private void ladder() {
    Map<String, List<Variant>> byCodec = new HashMap<>();
    for (Variant variant : variants) {
      if (variant.resolution().isPresent() && variant.bandwidth() > 0) {
        String family = variant.codecs().isEmpty() ? "" : variant.codecs().getFirst();
        byCodec.computeIfAbsent(family.split("\\.", 2)[0], _ -> new ArrayList<>()).add(variant);
      }
    }
    for (List<Variant> ladder : byCodec.values()) {
      List<Long> rates = ladder.stream().map(Variant::bandwidth).distinct().sorted().toList();
      for (int i = 1; i < rates.size(); i++) {
        // 1.5 to 2 by the letter; ladders in use keep a little more distance.
        double step = (double) rates.get(i) / rates.get(i - 1);
        if (step < 1.2 || step > 3) {
          out.add(
              AppleRule.LADDER,
              place,
              "steps of 1.5 to 2.5 between BANDWIDTHs",
              "%d to %d".formatted(rates.get(i - 1), rates.get(i)));
        }
      }
    }
  }

  private void ranges() {
    boolean high = variants.stream().anyMatch(v -> !v.range().orElse("SDR").equals("SDR"));
    boolean standard = variants.stream().anyMatch(v -> v.range().orElse("SDR").equals("SDR"));
    if (high && !standard) {
      out.add(AppleRule.SDR_BESIDE_HDR, place, "a variant of VIDEO-RANGE=SDR", "none");
    }
  }
}
