package dev.kinora.transcoder.ladder;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Choices;
import dev.kinora.packager.title.Rendition;
import dev.kinora.transcoder.work.PreparePlan;
import java.util.List;
import java.util.Optional;

/**
 * What a title will be.
 *
 * @param origin the source's time that is 0 on the timelines
 * @param renditions largest rung first, then sound; their codecs strings still empty
 * @param choices which of them are the source's own samples, and why
 */
public record Plan(
    Rational origin,
    Optional<Timeline> video,
    Optional<Timeline> audio,
    List<Rendition> renditions,
    Choices choices) {
  public Plan {
    renditions = List.copyOf(renditions);
  }

  /** What the encoders need to be opened once. */
  public PreparePlan toPreparePlan() {
    return new PreparePlan(renditions, video, audio);
  }
}
