package dev.kinora.transcoder.ladder;

import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Choices;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.probe.TitleClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ladder: H.264 from the source's own size (at most 1080p) downwards, beside it the codings
 * that a profile asks for, and AAC for each sound track, in stereo and, where it has as many
 * channels, in 5.1. Pure.
 *
 * <p>Rungs are named by their shorter side. Below the top one come 720, 480 and 360, each if it is
 * at most four fifths of the rung above, and 240 where that gives fewer than three. No rung is
 * larger than the source. Where it was measured how many bits the picture asks for, caps follow
 * that, an easy picture has no rung below the first that any line carries, and a hard one gets 240
 * as well.
 */
public final class Ladder {
  /**
   * How many frames later than decoded a frame is shown: x264 reorders over two frames at most when
   * B frames may refer to one another.
   */
  public static final int REORDER_DELAY_FRAMES = 2;

  private static final List<Integer> SIDES = List.of(720, 480, 360, 240);
  static final int KEY_FRAME_SECONDS = 2;

  /** What any line carries: nobody needs a rung below one that takes no more. */
  private static final long CARRIED_BITS_PER_SECOND = 600_000;

  private Ladder() {}

  /**
   * Plans a title.
   *
   * @param build the program and codec versions, which decide bytes as much as the recipe does
   */
  public static Plan plan(SourceInfo info, SourceIdentity source, TimelineRule rule, String build) {
    return plan(info, source, rule, build, Copies.NONE);
  }

  /**
   * Plans a title of which some tracks are taken as they are.
   *
   * @param copies which, and how they can be cut
   */
  public static Plan plan(
      SourceInfo info, SourceIdentity source, TimelineRule rule, String build, Copies copies) {
    return plan(info, source, rule, build, copies, Profile.DEFAULT);
  }

  /** Plans a title that is offered in the codings of a profile. */
  public static Plan plan(
      SourceInfo info,
      SourceIdentity source,
      TimelineRule rule,
      String build,
      Copies copies,
      Profile profile) {
    TitleClock clock = TitleClock.of(info);
    Optional<Timeline> video = info.video().map(v -> video(v, clock, rule, copies));
    int sampleRate =
        copies.sound().map(Copies.Sound::sampleRate).orElseGet(() -> sampleRate(info.audio()));
    int offset =
        copies.sound().map(Copies.Sound::offsetSamples).orElse(TimelineRule.AAC_FRAME_SAMPLES);
    Optional<Timeline> audio =
        info.audio().isEmpty()
            ? Optional.empty()
            : Optional.of(
                video
                    .map(v -> rule.audioBeside(v, sampleRate, offset))
                    .orElseGet(() -> rule.audioAlone(clock.duration(), sampleRate, offset)));
    RenditionNames names = new RenditionNames(source.fingerprint(), clock.origin(), build);
    List<Rendition> renditions = new ArrayList<>();
    List<String> reasons = new ArrayList<>(copies.reasons());
    CopiedRenditions copied = new CopiedRenditions(info, names, copies);
    info.video()
        .ifPresent(v -> {
          List<Rendition> own = copied.picture(video.orElseThrow());
          renditions.addAll(own);
          Need need = Need.of(v, info.complexity());
          reasons.addAll(need.reason().stream().toList());
          Rungs rungs = new Rungs(v, need, video.orElseThrow(), profile);
          renditions.addAll(rungs.named(names, copies.picture()));
        });
    audio.ifPresent(a -> {
      SoundRenditions sounds = new SoundRenditions(info, sampleRate, a, names);
      renditions.addAll(
          copies.sound().isPresent() ? sounds.beside(copied.sounds(a)) : sounds.encoded());
      reasons.addAll(sounds.reasons());
    });
    return new Plan(clock.origin(), video, audio, renditions, new Choices(copied.names(), reasons));
  }

  private static Timeline video(
      SourceTrack.Video source, TitleClock clock, TimelineRule rule, Copies copies) {
    return copies
        .picture()
        .map(picture ->
            rule.videoAt(
                source.frameRate(),
                clock.frameCount(),
                picture.reorderDelayFrames(),
                picture.keys().stream().map(Copies.Key::frame).toList()))
        .orElseGet(() -> rule.video(source.frameRate(), clock.frameCount(), REORDER_DELAY_FRAMES));
  }

  /** Sizes of all rungs of a source, largest first. */
  static List<PictureSize> sizes(SourceTrack.Video source, Need need) {
    PictureSize top = PictureSize.shown(source).within1080p();
    List<PictureSize> sizes = new ArrayList<>(List.of(top));
    for (int side : SIDES) {
      long above = need.cap(sizes.getLast(), source.frameRate());
      boolean apart = side * 5 <= sizes.getLast().shorterSide() * 4;
      boolean helps = need.percent() >= 100 || above > CARRIED_BITS_PER_SECOND;
      boolean lowest = sizes.size() < 3 || need.percent() > 100;
      if (apart && helps && (side > 240 || lowest)) {
        sizes.add(top.withShorterSide(side));
      }
    }
    return sizes;
  }

  /** The first track that is marked, else the first. */
  static int preferred(List<SourceTrack.Audio> tracks) {
    int preferred = 0;
    for (int i = tracks.size() - 1; i >= 0; i--) {
      preferred = tracks.get(i).preferred() ? i : preferred;
    }
    return preferred;
  }

  static String label(SourceTrack.Audio track, int number) {
    return track.label().or(track::language).orElse("Sound " + (number + 1));
  }

  /** All tracks share one rate and so one timeline: 44.1 kHz where every track is of its family. */
  private static int sampleRate(List<SourceTrack.Audio> tracks) {
    return !tracks.isEmpty() && tracks.stream().allMatch(t -> t.sampleRate() % 11_025 == 0)
        ? 44_100
        : 48_000;
  }
}
