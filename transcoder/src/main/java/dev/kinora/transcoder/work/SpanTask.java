package dev.kinora.transcoder.work;

import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.util.List;

/**
 * Neighbouring spans of one lane to encode in one go.
 *
 * @param firstSpan first span on the lane's timeline
 * @param endSpan the span after the last one
 * @param renditions names of the renditions to make, all of this lane
 */
public record SpanTask(
    Title title, Lane lane, int firstSpan, int endSpan, List<String> renditions) {
  public SpanTask {
    renditions = List.copyOf(renditions);
    if (firstSpan < 0 || endSpan <= firstSpan || renditions.isEmpty()) {
      throw new IllegalArgumentException(
          "span task: expected spans and renditions, found [%d, %d) of %s"
              .formatted(firstSpan, endSpan, renditions));
    }
    for (String name : renditions) {
      Rendition rendition = title.rendition(name).orElseThrow();
      if (rendition instanceof Rendition.Video != (lane == Lane.VIDEO)) {
        throw new IllegalArgumentException("span task: " + name + " is not of lane " + lane);
      }
    }
  }
}
