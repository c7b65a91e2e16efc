package dev.kinora.packager.check;

import dev.kinora.packager.check.SegmentRef.Span;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.hls.AppleRule;
import dev.kinora.packager.check.hls.HlsReader;
import dev.kinora.packager.check.hls.HlsRule;
import dev.kinora.packager.check.hls.MediaList;
import dev.kinora.packager.check.hls.MultivariantList;
import dev.kinora.packager.check.hls.MultivariantList.Group;
import dev.kinora.packager.check.hls.MultivariantList.Rendition;
import dev.kinora.packager.check.hls.MultivariantList.Variant;
import dev.kinora.packager.check.hls.ReloadRules;
import dev.kinora.packager.check.hls.SegmentTruth;
import dev.kinora.packager.check.hls.VariantTruth;
import dev.kinora.packager.check.load.Fetched;
import dev.kinora.packager.check.media.Alignment;
import dev.kinora.packager.check.media.Measurements;
import dev.kinora.packager.check.media.TrackFacts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Walks from a playlist to everything it leads to. Used once a playlist. */
final class HlsWalk {
  private static final int MOST_LISTS = 200;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Measurer.Missing MISSING =
      new Measurer.Missing(HlsRule.REACHABLE, HlsRule.BYTE_RANGE, HlsRule.MAP);

  private final Desk desk;
  private final Measurer measurer;
  private final Map<URI, Optional<Loaded>> lists = new LinkedHashMap<>();

  HlsWalk(Desk desk, Measurer measurer) {
    this.desk = desk;
    this.measurer = measurer;
  }

  /** A media playlist, where it was found, and when. */
  private record Loaded(URI address, Instant at, VariantTruth.Measured measured) {
    MediaList list() {
      return measured.list();
    }
  }

  void walk(Fetched playlist) throws InterruptedException {
    Place place = desk.place(playlist.address());
    HlsReader.Playlist read = read(place, playlist);
    if (read.media().isPresent()) {
      Loaded loaded = measured(playlist.address(), desk.watcher.now(), read.media().get());
      lists.put(playlist.address(), Optional.of(loaded));
    } else if (read.multivariant().isPresent()) {
      multivariant(playlist.address(), read.multivariant().get());
    }
    reload();
  }

  private HlsReader.Playlist read(Place place, Fetched playlist) {
    playlist
        .mediaType()
        .ifPresent(type -> {
          if (!type.matches("(?i)(application/vnd\\.apple\\.mpegurl|audio/(x-)?mpegurl)(;.*)?")) {
            desk.out.add(HlsRule.MEDIA_TYPE, place, "application/vnd.apple.mpegurl", type);
          }
        });
    return HlsReader.read(place, playlist.bytes(), desk.out);
  }

  private void multivariant(URI address, MultivariantList list) throws InterruptedException {
    Map<Integer, Loaded> variants = new LinkedHashMap<>();
    for (Variant variant : list.variants()) {
      Place here = list.place().line(variant.line());
      load(address, here, variant.uri()).ifPresent(one -> variants.put(variant.line(), one));
    }
    Map<Group, List<VariantTruth.Measured>> groups = new HashMap<>();
    for (Rendition rendition : list.renditions()) {
      if (rendition.uri().isPresent()) {
        Optional<Loaded> one =
            load(address, list.place().line(rendition.line()), rendition.uri().get());
        one.ifPresent(loaded ->
            groups
                .computeIfAbsent(rendition.group(), _ -> new ArrayList<>())
                .add(loaded.measured()));
      }
    }
    iFrames(address, list, variants);
    for (Variant variant : list.variants()) {
      Loaded own = variants.get(variant.line());
      if (own != null) {
        truth(list, variant, own, groups);
      }
    }
    align(List.copyOf(variants.values()));
    groups.values().forEach(members -> alignAll(members));
    targets();
    independent(list, variants);
  }

  private void truth(
      MultivariantList list,
      Variant variant,
      Loaded own,
      Map<Group, List<VariantTruth.Measured>> groups) {
    Map<Group, List<VariantTruth.Measured>> used = new LinkedHashMap<>();
    for (Group group : variant.groups()) {
      boolean inVariant = list.of(group).stream().allMatch(rendition -> rendition.uri().isEmpty());
      List<VariantTruth.Measured> members = groups.getOrDefault(group, List.of());
      // What is in the variant's own list counts once.
      boolean ownList = members.stream().anyMatch(m -> isSame(m, own));
      if (!ownList && !(inVariant && !list.of(group).isEmpty())) {
        used.put(group, members);
      }
    }
    Place here = list.place().line(variant.line());
    desk.guarded(
        HlsRule.MEASURED_DURATION,
        here,
        () -> VariantTruth.check(here, variant, own.measured(), used, desk.out));
  }

  private static boolean isSame(VariantTruth.Measured one, Loaded other) {
    return one.list().place().equals(other.list().place());
  }

  private Optional<Loaded> load(URI from, Place here, String uri) throws InterruptedException {
    Optional<URI> address = desk.resolve(HlsRule.REACHABLE, here, from, uri);
    if (address.isEmpty() || lists.size() >= MOST_LISTS) {
      return Optional.empty();
    }
    Optional<Loaded> before = lists.get(address.get());
    if (before != null) {
      return before;
    }
    Optional<Fetched> fetched = desk.document(HlsRule.REACHABLE, here, address.get());
    Optional<Loaded> loaded = Optional.empty();
    if (fetched.isPresent()) {
      Instant at = desk.watcher.now();
      Optional<MediaList> list = read(desk.place(address.get()), fetched.get()).media();
      if (list.isEmpty()) {
        desk.out.add(HlsRule.TAG_SETS, here, "a media playlist", "a multivariant playlist");
      } else {
        loaded = Optional.of(measured(fetched.get().address(), at, list.get()));
      }
    }
    lists.put(address.get(), loaded);
    return loaded;
  }

  private Loaded measured(URI address, Instant at, MediaList list) throws InterruptedException {
    List<SegmentRef> refs = new ArrayList<>();
    // Ranges of an I-frame list cut into fragments, which no reader takes for whole.
    boolean whole = list.entries().stream().allMatch(entry -> entry.part().isEmpty());
    if (!list.iFramesOnly() || whole) {
      for (MediaList.Entry entry : list.entries()) {
        Place here = list.placeOf(entry);
        Optional<URI> uri = desk.resolve(HlsRule.REACHABLE, here, address, entry.uri());
        Optional<Span> init = Optional.empty();
        if (entry.init().isPresent()) {
          MediaList.Init map = entry.init().get();
          init =
              desk.resolve(HlsRule.REACHABLE, list.place().line(map.line()), address, map.uri())
                  .map(found -> new Span(found, map.part()));
        }
        Optional<Span> header = init;
        // Indexes of references are those of the list, so a faulty URI still counts.
        refs.add(
            new SegmentRef(
                entry.index(),
                here,
                new Span(uri.orElse(address), entry.part()),
                header,
                entry.encrypted() || entry.gap() || uri.isEmpty()));
      }
    }
    Measurements measured = measurer.measure(refs, MISSING);
    desk.guarded(
        HlsRule.MEASURED_DURATION,
        list.place(),
        () -> SegmentTruth.check(list, measured, desk.out));
    return new Loaded(address, at, new VariantTruth.Measured(list, measured));
  }

  private void iFrames(URI address, MultivariantList list, Map<Integer, Loaded> variants)
      throws InterruptedException {
    for (Variant one : list.iFrames()) {
      Place here = list.place().line(one.line());
      Optional<Loaded> loaded = load(address, here, one.uri());
      if (loaded.isPresent() && !loaded.get().list().iFramesOnly()) {
        desk.out.add(HlsRule.I_FRAMES, here, "a list with EXT-X-I-FRAMES-ONLY", one.uri());
      }
    }
    boolean onDemand =
        !variants.isEmpty() && variants.values().stream().allMatch(v -> v.list().ended());
    boolean video = list.variants().stream().anyMatch(v -> v.resolution().isPresent());
    if (onDemand && video && list.iFrames().isEmpty()) {
      desk.out.add(AppleRule.I_FRAME_LISTS, list.place(), "EXT-X-I-FRAME-STREAM-INF", "none");
    }
  }

  private void align(List<Loaded> variants) {
    alignAll(variants.stream().map(Loaded::measured).toList());
  }

  /** Each list against the first one with the same kind of media. */
  private void alignAll(List<VariantTruth.Measured> all) {
    Map<Object, VariantTruth.Measured> firsts = new HashMap<>();
    for (VariantTruth.Measured one : all) {
      Optional<TrackFacts> main = one.measured().mainStream();
      if (main.isEmpty()) {
        continue;
      }
      VariantTruth.Measured first = firsts.putIfAbsent(main.get().kind(), one);
      if (first == null || first.list().place().equals(one.list().place())) {
        continue;
      }
      Place place = one.list().place();
      desk.guarded(
          HlsRule.ALIGNMENT,
          place,
          () -> {
            boolean ended = first.list().ended() && one.list().ended();
            if (ended && first.list().entries().size() != one.list().entries().size()) {
              desk.out.add(
                  HlsRule.ALIGNMENT,
                  place,
                  "%d segments as in %s"
                      .formatted(first.list().entries().size(), first.list().place().resource()),
                  one.list().entries().size());
            }
            boolean sameNumbers = first.list().mediaSequence() == one.list().mediaSequence();
            if (sameNumbers) {
              Alignment.check(
                  HlsRule.ALIGNMENT,
                  place,
                  first.measured(),
                  first.list().place().resource(),
                  one.measured(),
                  desk.out);
            }
            Alignment.switchingSet(place, first.measured(), one.measured(), desk.out);
          });
    }
  }

  private void targets() {
    OptionalInt first = OptionalInt.empty();
    for (Optional<Loaded> one : lists.values()) {
      if (one.isEmpty() || one.get().list().iFramesOnly()) {
        continue;
      }
      OptionalInt target = one.get().list().target();
      if (first.isPresent() && target.isPresent() && !first.equals(target)) {
        desk.out.add(
            HlsRule.EQUAL_TARGETS,
            one.get().list().place(),
            "%d s as in the others".formatted(first.getAsInt()),
            target.getAsInt() + " s");
      }
      first = first.isPresent() ? first : target;
    }
  }

  private void independent(MultivariantList list, Map<Integer, Loaded> variants) {
    boolean everywhere = variants.values().stream().allMatch(v -> v.list().independent());
    if (!list.independent() && !everywhere) {
      desk.out.add(AppleRule.INDEPENDENT, list.place(), "EXT-X-INDEPENDENT-SEGMENTS", "none");
    }
  }

  /** Fetches live lists a second time, when they have to have changed. */
  private void reload() throws InterruptedException {
    List<Loaded> live =
        lists.values().stream()
            .flatMap(Optional::stream)
            .filter(one -> !one.list().ended() && !one.list().type().equals(Optional.of("VOD")))
            .toList();
    if (live.isEmpty() || !desk.settings.reload()) {
      return;
    }
    int longest = live.stream().mapToInt(one -> one.list().target().orElse(1)).max().orElse(1);
    Duration wait = Duration.ofMillis(1600L * longest);
    desk.watcher.pause(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    for (Loaded before : live) {
      Optional<Fetched> again =
          desk.document(HlsRule.REACHABLE, before.list().place(), before.address());
      if (again.isPresent()) {
        Instant at = desk.watcher.now();
        Optional<MediaList> after = read(before.list().place(), again.get()).media();
        after.ifPresent(list ->
            ReloadRules.check(before.list(), list, Duration.between(before.at(), at), desk.out));
      }
    }
  }
}
