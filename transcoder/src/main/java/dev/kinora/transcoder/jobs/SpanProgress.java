package dev.kinora.transcoder.jobs;

import dev.kinora.packager.publish.ClaimedSpan;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SpanClaim;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which spans of a claim still lack which segments. For one thread. */
final class SpanProgress {
  private final Title title;
  private final Timeline timeline;
  private final Map<Integer, ClaimedSpan> open = new HashMap<>();
  private final Map<Integer, Set<SegmentKey>> missing = new HashMap<>();

  /** Everything is missing. */
  SpanProgress(Title title, SpanClaim claim) {
    this.title = title;
    this.timeline = title.timeline(claim.lane()).orElseThrow();
    for (ClaimedSpan claimed : claim.spans()) {
      int index = claimed.span().index();
      Span span = timeline.span(index);
      Set<SegmentKey> keys = new HashSet<>();
      for (Rendition rendition : title.encoded(claim.lane())) {
        for (int n = span.firstSegment(); n < span.endSegment(); n++) {
          keys.add(new SegmentKey(title.id(), rendition.name(), n));
        }
      }
      open.put(index, claimed);
      missing.put(index, keys);
    }
  }

  /** All segments that are missing. */
  List<SegmentKey> missing() {
    return missing.values().stream().flatMap(Set::stream).toList();
  }

  /** Renditions that a span lacks segments of, in the title's order. */
  List<String> renditionsMissing(int span) {
    Set<SegmentKey> keys = missing.getOrDefault(span, Set.of());
    return title.renditions().stream()
        .map(Rendition::name)
        .filter(name -> keys.stream().anyMatch(key -> key.rendition().equals(name)))
        .toList();
  }

  /**
   * A segment is there.
   *
   * @return the claimed span, when it lacks nothing now
   */
  Optional<ClaimedSpan> made(SegmentKey key) {
    int span = timeline.spanOf(key.number()).index();
    Set<SegmentKey> keys = missing.get(span);
    if (keys == null) {
      return Optional.empty();
    }
    keys.remove(key);
    if (!keys.isEmpty()) {
      return Optional.empty();
    }
    missing.remove(span);
    return Optional.ofNullable(open.remove(span));
  }

  /** Claimed spans that lack something, in order. */
  List<ClaimedSpan> open() {
    List<ClaimedSpan> left = new ArrayList<>(open.values());
    left.sort((a, b) -> Integer.compare(a.span().index(), b.span().index()));
    return left;
  }

  /** No more to be done for this one. */
  void close(ClaimedSpan claimed) {
    open.remove(claimed.span().index());
    missing.remove(claimed.span().index());
  }
}
