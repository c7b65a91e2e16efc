package dev.kinora.transcoder.ingest;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Choices;
import dev.kinora.packager.title.Rendition;
import dev.kinora.transcoder.work.PreparePlan;
import java.util.List;

/**
 * What a title will be.
 *
 * @param origin the source's time, in seconds on its own clock, that is 0 on the title's timelines
 * @param plan timelines and renditions, their codecs strings still empty
 * @param choices which renditions are the source's own samples, and why
 */
public record TitlePlan(Rational origin, PreparePlan plan, Choices choices) {
  /** A plan in which everything is encoded. */
  public TitlePlan(Rational origin, PreparePlan plan) {
    this(origin, plan, Choices.NONE);
  }

  /** What the encoders have to be opened for. */
  PreparePlan encoded() {
    List<Rendition> encoded =
        plan.renditions().stream().filter(r -> !choices.copied().contains(r.name())).toList();
    return new PreparePlan(encoded, plan.video(), plan.audio());
  }
}
