package dev.kinora.packager.hls;

import dev.kinora.packager.hls.MediaPlaylist.Segment;
import dev.kinora.packager.text.TextSegments;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a title's timelines to its media playlists. */
final class MediaBuilder {
  private static final int DECIMALS = 6;
  private static final long MICROS = 1_000_000;

  private MediaBuilder() {}

  static MediaPlaylist of(Title title, Rendition rendition) {
    return new MediaPlaylist(
        MediaPlaylist.VERSION_OF_MAP,
        targetSeconds(title),
        0,
        0,
        Optional.of(MediaPlaylist.Type.VOD),
        true,
        Optional.of("init.mp4"),
        segments(title.timelineOf(rendition), takenAway(title, rendition), ".m4s"),
        true);
  }

  /** Of every track alike: all are cut at the same times. */
  static MediaPlaylist texts(Title title) {
    TextSegments cuts = TextSegments.of(title.videoTimeline(), title.audioTimeline());
    return new MediaPlaylist(
        MediaPlaylist.VERSION_OF_MAP,
        targetSeconds(title),
        0,
        0,
        Optional.of(MediaPlaylist.Type.VOD),
        true,
        Optional.empty(),
        segments(cuts.timeline(), cuts.primingTicks(), ".vtt"),
        true);
  }

  /** One target duration for all renditions, as RFC 8216 (6.2.4) advises. */
  static int targetSeconds(Title title) {
    int target = 0;
    // All renditions of a kind share a timeline, so one of each kind is enough.
    for (Rendition rendition : oneOfEachKind(title)) {
      for (Segment segment :
          segments(title.timelineOf(rendition), takenAway(title, rendition), "")) {
        target = Math.max(target, segment.roundedSeconds());
      }
    }
    // A title of a few frames would have 0, which some players divide by.
    return Math.max(target, 1);
  }

  private static List<Rendition> oneOfEachKind(Title title) {
    List<Rendition> kinds = new ArrayList<>();
    title.video().stream().findFirst().ifPresent(kinds::add);
    title.audio().stream().findFirst().ifPresent(kinds::add);
    return kinds;
  }

  /**
   * Each boundary is rounded to a microsecond and durations are the differences, so the error of
   * the sum never exceeds half a microsecond however long the list is.
   */
  private static List<Segment> segments(Timeline timeline, long takenAway, String ending) {
    List<Segment> segments = new ArrayList<>(timeline.segmentCount());
    long start = 0;
    for (int n = 0; n < timeline.segmentCount(); n++) {
      long end = endMicros(timeline, takenAway, n);
      segments.add(new Segment(n + ending, BigDecimal.valueOf(end - start, DECIMALS)));
      start = end;
    }
    return segments;
  }

  /**
   * Video is shown at its decode time: the reorder delay is in its composition offsets and the edit
   * list takes it away. Sound has no such offsets, so what its edit list takes away, the priming
   * frame, is missing from the first segment.
   */
  private static long takenAway(Title title, Rendition rendition) {
    return switch (rendition) {
      case Rendition.Video _ -> 0;
      case Rendition.Audio _ -> title.timelineOf(rendition).presentationOffsetTicks();
    };
  }

  /** When the segment's last frame has been shown or heard. */
  private static long endMicros(Timeline timeline, long takenAway, int segment) {
    long ticks = timeline.endFrame(segment) * timeline.ticksPerFrame() - takenAway;
    return Math.max(0, nearestMicros(ticks, timeline.timescale()));
  }

  /** Exact like {@code Rational}, in whole seconds and the rest, but for thousands of segments. */
  private static long nearestMicros(long ticks, int timescale) {
    long seconds = Math.floorDiv(ticks, timescale);
    long rest = Math.floorMod(ticks, timescale);
    return seconds * MICROS + (2 * rest * MICROS + timescale) / (2L * timescale);
  }
}
