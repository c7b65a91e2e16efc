package dev.kinora.transcoder.child;

import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.work.SpanTask;
import dev.kinora.transcoder.work.WorkFailure;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Map;

/** Holds a child to its task: the asked segments, each once and in order. For one thread. */
final class ExpectedSegments {
  private final Title title;
  private final Map<String, Integer> next = new HashMap<>();
  private final Map<String, Integer> end = new HashMap<>();

  ExpectedSegments(SpanTask task) {
    title = task.title();
    for (String name : task.renditions()) {
      Rendition rendition = title.rendition(name).orElseThrow();
      Timeline timeline = title.timelineOf(rendition);
      next.put(name, timeline.span(task.firstSpan()).firstSegment());
      end.put(name, timeline.span(task.endSpan() - 1).endSegment());
    }
  }

  /** Ticks off a segment. */
  void require(SegmentKey key) throws ProtocolException {
    Integer expected = next.get(key.rendition());
    if (!key.titleId().equals(title.id())
        || expected == null
        || expected != key.number()
        || expected.equals(end.get(key.rendition()))) {
      throw new ProtocolException(
          "expected segments of title %s from %s to %s, found %s"
              .formatted(title.id(), next, end, key));
    }
    next.put(key.rendition(), expected + 1);
  }

  /** Fails when segments are missing. */
  void requireAll() throws WorkFailure {
    if (!next.equals(end)) {
      throw new WorkFailure(
          "encoding title %s: expected segments up to %s, found %s"
              .formatted(title.id(), end, next));
    }
  }
}
