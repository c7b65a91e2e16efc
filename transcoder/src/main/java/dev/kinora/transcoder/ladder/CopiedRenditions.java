package dev.kinora.transcoder.ladder;

import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.VideoRecipe;
import java.util.ArrayList;
import java.util.List;

/** The renditions that are the source's own samples. */
final class CopiedRenditions {
  private static final String COPY = "copy";

  /** ISO/IEC 14496-3, 4.5.3: what a frame of AAC takes at most for each channel. */
  private static final long MOST_AAC_FRAME_BITS = 6144;

  private static final long USUAL_AAC_BITS_A_CHANNEL = 80_000;

  /** What a frame costs in its fragment's header, and what a segment costs. */
  private static final long FRAME_OVERHEAD_BYTES = 16;

  private static final long SEGMENT_OVERHEAD_BYTES = 512;

  private final SourceInfo info;
  private final RenditionNames names;
  private final Copies copies;
  private final List<String> made = new ArrayList<>();

  CopiedRenditions(SourceInfo info, RenditionNames names, Copies copies) {
    this.info = info;
    this.names = names;
    this.copies = copies;
  }

  /** Names of all that were asked for. */
  List<String> names() {
    return made;
  }

  private String named(String prefix, List<Object> recipe) {
    String name = names.of(prefix, recipe);
    made.add(name);
    return name;
  }

  /** The source's own picture, where it can be taken. */
  List<Rendition> picture(Timeline timeline) {
    return copies.picture().stream().map(own -> (Rendition) picture(own, timeline)).toList();
  }

  private Rendition.Video picture(Copies.Picture own, Timeline timeline) {
    SourceTrack.Video source = info.video().orElseThrow();
    PictureSize size = PictureSize.shown(source);
    long peak = peak(own, timeline);
    return new Rendition.Video(
        named("c" + size.shorterSide(), List.of(source.index(), COPY, timeline)),
        "",
        peak,
        Math.min(peak, own.averageBitsPerSecond()),
        source.index(),
        size.width(),
        size.height(),
        source.frameRate(),
        new VideoRecipe(COPY, COPY, 0, peak, peak, 1, Ladder.KEY_FRAME_SECONDS));
  }

  /** The highest rate of any segment. */
  private static long peak(Copies.Picture own, Timeline timeline) {
    long peak = 0;
    int key = 0;
    for (int n = 0; n < timeline.segmentCount(); n++) {
      long frames = timeline.endFrame(n) - timeline.firstFrame(n);
      long bytes = SEGMENT_OVERHEAD_BYTES + FRAME_OVERHEAD_BYTES * frames;
      while (key < own.keys().size() && own.keys().get(key).frame() < timeline.endFrame(n)) {
        bytes += own.keys().get(key++).bytes();
      }
      long bitsASecond =
          timeline.duration(n).seconds().inverse().times(Math.multiplyExact(8, bytes)).ceil();
      peak = Math.max(peak, bitsASecond);
    }
    return peak;
  }

  /** All sound tracks. */
  List<Rendition.Audio> sounds(Timeline timeline) {
    List<Rendition.Audio> sounds = new ArrayList<>();
    List<SourceTrack.Audio> tracks = info.audio();
    int preferred = Ladder.preferred(tracks);
    List<Copies.SoundTrack> own =
        copies.sound().stream().flatMap(s -> s.tracks().stream()).toList();
    for (int i = 0; i < own.size(); i++) {
      SourceTrack.Audio track = tracks.get(i);
      long channels = own.get(i).channels();
      sounds.add(
          new Rendition.Audio(
              named("ca" + (i + 1), List.of(track.index(), COPY, timeline)),
              "",
              timeline.frameRate().times(channels * MOST_AAC_FRAME_BITS).ceil(),
              channels * USUAL_AAC_BITS_A_CHANNEL,
              track.index(),
              timeline.timescale(),
              (int) channels,
              track.language(),
              Ladder.label(track, i),
              i == preferred));
    }
    return sounds;
  }
}
