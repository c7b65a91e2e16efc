package dev.kinora.transcoder.ladder;

import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Choices;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.VideoRecipe;
import dev.kinora.transcoder.probe.TitleClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The default ladder: H.264 from the source's own size (at most 1080p) downwards, and AAC for each
 * sound track, in stereo and, where it has as many channels, in 5.1. Pure.
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
  private static final int QUALITY = 23;

  /**
   * One a rung: with several, x264 fills a capped buffer by what its other threads have estimated
   * so far, so that two runs give different bytes. Rungs and spans are encoded side by side
   * instead.
   */
  private static final int ENCODER_THREADS = 1;

  /** A source's own picture of this many times a rung's cap leaves a gap that the rung fills. */
  private static final int HEAVY_FACTOR = 2;

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
          renditions.addAll(rungs(v, need, video.orElseThrow(), names, copies.picture()));
        });
    audio.ifPresent(a -> {
      SoundRenditions sounds = new SoundRenditions(info, sampleRate, a, names);
      renditions.addAll(
          copies.sound().isPresent() ? sounds.beside(copied.sounds(a)) : sounds.encoded());
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

  /**
   * The rungs that are encoded. Beside the source's own picture there is none of its size, unless
   * that one takes far more bits than the rung would.
   */
  private static List<Rendition> rungs(
      SourceTrack.Video source,
      Need need,
      Timeline timeline,
      RenditionNames names,
      Optional<Copies.Picture> copied) {
    List<Rendition> rungs = new ArrayList<>();
    List<PictureSize> sizes = sizes(source, need);
    for (int i = 0; i < sizes.size(); i++) {
      PictureSize size = sizes.get(i);
      VideoRecipe recipe = recipe(need.cap(size, source.frameRate()));
      if (i == 0 && copied.filter(c -> !isHeavy(c, recipe)).isPresent()) {
        continue;
      }
      String name =
          names.of(
              "v" + size.shorterSide(),
              // A picture is scaled from rung to rung, so the larger ones have a part in it.
              List.of(source.index(), sizes.subList(0, i + 1), recipe, timeline));
      rungs.add(
          new Rendition.Video(
              name,
              "",
              RateBounds.peak(recipe, timeline),
              recipe.maxBitsPerSecond() / 2,
              source.index(),
              size.width(),
              size.height(),
              source.frameRate(),
              recipe));
    }
    return rungs;
  }

  private static boolean isHeavy(Copies.Picture copied, VideoRecipe recipe) {
    return copied.averageBitsPerSecond() > HEAVY_FACTOR * recipe.maxBitsPerSecond();
  }

  private static VideoRecipe recipe(long cap) {
    return new VideoRecipe(
        "libx264", "veryfast", QUALITY, cap, cap, ENCODER_THREADS, KEY_FRAME_SECONDS);
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
