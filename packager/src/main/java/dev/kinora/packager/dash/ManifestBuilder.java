package dev.kinora.packager.dash;

import dev.kinora.packager.dash.AdaptationSet.Content;
import dev.kinora.packager.dash.SegmentTemplate.Run;
import dev.kinora.packager.publish.AssetLayout;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.LanguageTag;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SoundGroups;
import dev.kinora.packager.title.SoundLabels;
import dev.kinora.packager.title.TextTrack;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.trick.KeyFrames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * From a title's timelines and renditions to its MPD.
 *
 * <p><b>Times.</b> {@code S@t} is the segment's {@code tfdt} and there is no
 * presentationTimeOffset, although the init segment's edit list takes {@code
 * presentationOffsetTicks} away. For video that is exact: the first frame's composition offset is
 * what the edit list takes away, so a segment is shown from its {@code tfdt} on. Sound has no
 * composition offsets, so it is heard one priming frame (about 21 ms) before {@code S@t}. Players
 * apply the edit list themselves when they buffer a segment; a presentationTimeOffset would make
 * them take the same frame away twice, and sound would run ahead of the picture for good. {@code
 * S@t} only tells them which segment to fetch, for which a frame does not matter, and it has to
 * equal the {@code tfdt} for those that check it.
 */
final class ManifestBuilder {
  private static final String PROFILE = "urn:mpeg:dash:profile:isoff-live:2011";
  private static final long NANOS = 1_000_000_000;
  private static final long MILLIS = 1_000;

  private final Title title;
  private final Optional<Measured> measured;
  private final Function<Lane, SegmentTemplate> templates;

  private ManifestBuilder(
      Title title, Optional<Measured> measured, Function<Lane, SegmentTemplate> templates) {
    this.title = title;
    this.measured = measured;
    this.templates = templates;
  }

  /** The switching sets of a title with other rows of segments than its own timelines. */
  static List<AdaptationSet> sets(
      Title title, Optional<Measured> measured, Function<Lane, SegmentTemplate> templates) {
    return new ManifestBuilder(title, measured, templates).sets();
  }

  static Mpd of(Title title, Optional<Measured> measured) {
    var builder =
        new ManifestBuilder(title, measured, lane -> template(title.timeline(lane).orElseThrow()));
    Duration longest = builder.longestSegment();
    return new Mpd(
        List.of(PROFILE),
        new Presentation.Static(Duration.ofNanos(title.durationSeconds().times(NANOS).round())),
        // A segment is shown when it has arrived whole: at its rendition's peak rate the longest
        // one takes as long as it lasts.
        longest,
        longest,
        List.of(new Period("0", Optional.empty(), builder.setsWithKeyFrames(), builder.texts())));
  }

  /**
   * Their ids follow on those of the other sets, of which there is one more than renditions at
   * most.
   */
  private List<TextSet> texts() {
    List<TextSet> texts = new ArrayList<>();
    for (TextTrack track : title.texts()) {
      String role = track.hearingImpaired() ? "caption" : "subtitle";
      texts.add(
          new TextSet(
              title.renditions().size() + 1L + texts.size(),
              track.language(),
              track.label(),
              track.forced() ? "forced-subtitle" : role,
              track.name(),
              track.averageBitsPerSecond(),
              track.name() + "/" + AssetLayout.TEXT));
    }
    return texts;
  }

  private Duration longestSegment() {
    Rational longest = Rational.ZERO;
    for (Rendition rendition : title.renditions()) {
      Rational own = title.timelineOf(rendition).longestSegment().seconds();
      longest = own.compareTo(longest) > 0 ? own : longest;
    }
    return Duration.ofMillis(longest.times(MILLIS).ceil());
  }

  /** Fast forward and back come last: they are nobody's first choice. */
  private List<AdaptationSet> setsWithKeyFrames() {
    List<AdaptationSet> sets = sets();
    KeyFrames.of(title)
        .ifPresent(keys ->
            sets.add(
                new AdaptationSet(
                    sets.size(),
                    Content.VIDEO,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(sets.getFirst().id()),
                    templates.apply(Lane.VIDEO),
                    List.of(keyFrames(keys)))));
    return sets;
  }

  /** A segment of one picture is no larger than that of the rung: the rung's rate bounds it. */
  private Representation keyFrames(KeyFrames keys) {
    Rendition.Video shown = keys.rendition();
    return new Representation.Video(
        shown.name(),
        bandwidth(keys.rung()),
        shown.codecs(),
        shown.width(),
        shown.height(),
        shown.frameRate());
  }

  private List<AdaptationSet> sets() {
    List<AdaptationSet> sets = new ArrayList<>();
    for (List<Rendition.Video> switching : title.switchingVideo()) {
      sets.add(
          new AdaptationSet(
              sets.size(),
              Content.VIDEO,
              Optional.empty(),
              Optional.empty(),
              List.of("main"),
              templates.apply(Lane.VIDEO),
              switching.stream().map(this::picture).toList()));
    }
    for (List<Rendition.Audio> switching : switchingSound()) {
      sets.add(sound(sets.size(), switching));
    }
    return sets;
  }

  /** Sound tracks cannot be switched seamlessly unless they are encodings of the same one. */
  private List<List<Rendition.Audio>> switchingSound() {
    Map<List<Object>, List<Rendition.Audio>> groups = new LinkedHashMap<>();
    for (Rendition.Audio audio : title.audio()) {
      String family = audio.codecs().split("\\.", 2)[0];
      List<Object> key = List.of(audio.sourceTrack(), audio.channels(), family);
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(audio);
    }
    return List.copyOf(groups.values());
  }

  private AdaptationSet sound(long id, List<Rendition.Audio> switching) {
    Rendition.Audio first = switching.getFirst();
    List<Representation> encodings = new ArrayList<>();
    for (Rendition.Audio audio : switching) {
      encodings.add(
          new Representation.Audio(
              audio.name(),
              bandwidth(audio),
              audio.codecs(),
              audio.sampleRate(),
              audio.channels()));
    }
    String track = SoundLabels.of(title).getOrDefault(first.name(), first.name());
    // Players of DASH lose one of two sets with the same label.
    String label =
        SoundGroups.stereo(title).contains(first)
            ? track
            : "%s %d.1".formatted(track, first.channels() - 1);
    boolean main = title.preferredAudio().equals(Optional.of(first));
    return new AdaptationSet(
        id,
        Content.AUDIO,
        first.language().flatMap(LanguageTag::of),
        Optional.of(label),
        List.of(main ? "main" : "alternate"),
        templates.apply(Lane.AUDIO),
        encodings);
  }

  private Representation picture(Rendition.Video rung) {
    return new Representation.Video(
        rung.name(), bandwidth(rung), rung.codecs(), rung.width(), rung.height(), rung.frameRate());
  }

  private long bandwidth(Rendition rendition) {
    return Measured.rates(rendition, measured).peak();
  }

  private static SegmentTemplate template(Timeline timeline) {
    return template(timeline.timescale(), 0, 0, runs(timeline));
  }

  /** Segments where all of ours are: in a folder for each rendition, by number. */
  static SegmentTemplate template(
      int timescale, long presentationTimeOffset, long startNumber, List<Run> runs) {
    return new SegmentTemplate(
        timescale,
        presentationTimeOffset,
        "$RepresentationID$/init.mp4",
        "$RepresentationID$/$Number$.m4s",
        startNumber,
        runs);
  }

  private static List<Run> runs(Timeline timeline) {
    List<Run> runs = new ArrayList<>();
    for (int n = 0; n < timeline.segmentCount(); n++) {
      add(runs, timeline.decodeTime(n).ticks(), timeline.duration(n).ticks());
    }
    return runs;
  }

  /** Adds a segment to the run that it continues, or as one of its own. */
  static void add(List<Run> runs, long startTicks, long durationTicks) {
    boolean continues =
        !runs.isEmpty()
            && runs.getLast().durationTicks() == durationTicks
            && runs.getLast().endTicks() == startTicks;
    if (continues) {
      Run last = runs.removeLast();
      runs.add(new Run(last.startTicks(), durationTicks, last.count() + 1));
    } else {
      runs.add(new Run(startTicks, durationTicks, 1));
    }
  }
}
