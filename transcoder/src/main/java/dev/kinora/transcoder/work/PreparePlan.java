package dev.kinora.transcoder.work;

import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import java.util.List;
import java.util.Optional;

/**
 * Renditions as planned, their {@code codecs} still unknown (empty), with the timelines they will
 * follow.
 */
public record PreparePlan(
    List<Rendition> renditions, Optional<Timeline> video, Optional<Timeline> audio) {
  public PreparePlan {
    renditions = List.copyOf(renditions);
  }
}
