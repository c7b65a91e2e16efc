package dev.kinora.packager.dash;

import dev.kinora.packager.dash.SegmentTemplate.Run;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A title's MPD as text. Pure: the same arguments give the same text, which is complete from the
 * moment the title is probed and changes once, when the title is ready.
 */
public final class Manifests {
  /** Name of the MPD in the title's folder. */
  public static final String NAME = "manifest.mpd";

  private Manifests() {}

  /**
   * The MPD; URLs are relative to it.
   *
   * @param measured once the title is ready; before, the renditions' bounds are stated
   */
  public static String mpd(Title title, Optional<Measured> measured) {
    return ManifestBuilder.of(title, measured).write();
  }

  /**
   * The switching sets of a title of which only some segments are there: a running stream.
   *
   * @param templates where the segments of a lane are that the title has
   */
  public static List<AdaptationSet> sets(
      Title title, Optional<Measured> measured, Function<Lane, SegmentTemplate> templates) {
    return ManifestBuilder.sets(title, measured, templates);
  }

  /**
   * Numbered segments in a folder for each rendition, as all titles have them.
   *
   * @param presentationTimeOffset the media time in ticks that is the period's start
   * @param startNumber the first segment's
   */
  public static SegmentTemplate template(
      int timescale, long presentationTimeOffset, long startNumber, List<Run> runs) {
    return ManifestBuilder.template(timescale, presentationTimeOffset, startNumber, runs);
  }

  /** Adds a segment to the run that it continues, or as one of its own. */
  public static void add(List<Run> runs, long startTicks, long durationTicks) {
    ManifestBuilder.add(runs, startTicks, durationTicks);
  }
}
