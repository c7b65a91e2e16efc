package dev.kinora.transcoder.ladder;

import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.VideoRecipe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rungs of a title that are encoded, of all codings of its profile. Pure. */
record Rungs(SourceTrack.Video source, Need need, Timeline timeline, Profile profile) {
  /**
   * One a rung: with several, x264 fills a capped buffer by what its other threads have estimated
   * so far, so that two runs give different bytes. Rungs and spans are encoded side by side
   * instead.
   */
  private static final int ENCODER_THREADS = 1;

  /** A source's own picture of this many times a rung's cap leaves a gap that the rung fills. */
  private static final int HEAVY_FACTOR = 2;

  /** A rung to be. */
  private record Wanted(PictureSize size, VideoRecipe recipe) {}

  /**
   * The rungs of each coding, largest first. Beside the source's own picture there is no H.264 of
   * its size, unless that one takes far more bits than the rung would.
   */
  List<Rendition> named(RenditionNames names, Optional<Copies.Picture> copied) {
    List<PictureSize> sizes = Ladder.sizes(source, need);
    List<Wanted> wanted = new ArrayList<>();
    for (Family family : profile.families()) {
      for (PictureSize size : sizes) {
        boolean largest = size.equals(sizes.getFirst());
        VideoRecipe recipe = recipe(family, size);
        boolean thereAlready =
            largest
                && family.coding() == Coding.H264
                && copied.filter(own -> !isHeavy(own, recipe)).isPresent();
        if (!thereAlready && family.has(size, largest)) {
          wanted.add(new Wanted(size, recipe));
        }
      }
    }
    Stream<PictureSize> own = copied.stream().map(_ -> PictureSize.shown(source));
    List<PictureSize> scaled =
        Stream.concat(own, wanted.stream().map(Wanted::size))
            .distinct()
            .sorted(Comparator.comparingLong(PictureSize::area).reversed())
            .toList();
    return wanted.stream().map(rung -> named(rung, scaled, names)).toList();
  }

  private Rendition named(Wanted rung, List<PictureSize> scaled, RenditionNames names) {
    PictureSize size = rung.size();
    VideoRecipe recipe = rung.recipe();
    // A picture is scaled from size to size, so the larger ones have a part in it.
    List<PictureSize> steps = scaled.subList(0, scaled.indexOf(size) + 1);
    return new Rendition.Video(
        names.of("v" + size.shorterSide(), List.of(source.index(), steps, recipe, timeline)),
        "",
        RateBounds.peak(recipe, timeline),
        recipe.maxBitsPerSecond() / 2,
        source.index(),
        size.width(),
        size.height(),
        source.frameRate(),
        recipe);
  }

  private VideoRecipe recipe(Family family, PictureSize size) {
    long cap = need.cap(size, source.frameRate(), family.capPercent());
    return new VideoRecipe(
        family.coding().encoder(),
        family.preset(),
        family.quality(),
        cap,
        cap,
        ENCODER_THREADS,
        Ladder.KEY_FRAME_SECONDS);
  }

  private static boolean isHeavy(Copies.Picture copied, VideoRecipe recipe) {
    return copied.averageBitsPerSecond() > HEAVY_FACTOR * recipe.maxBitsPerSecond();
  }
}
