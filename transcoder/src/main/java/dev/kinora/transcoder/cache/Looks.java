package dev.kinora.transcoder.cache;

import dev.kinora.packager.publish.SegmentKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was looked at since somebody last took note of it. Safe for use by any thread. */
final class Looks {
  // Beyond it only what is known already is counted.
  private static final int MOST = 20_000;

  private final Map<SegmentKey, Integer> counts = new ConcurrentHashMap<>();

  void add(SegmentKey key) {
    if (counts.computeIfPresent(key, (k, count) -> count + 1) == null && counts.size() < MOST) {
      counts.merge(key, 1, Integer::sum);
    }
  }

  /** All of them, once. */
  Map<SegmentKey, Integer> take() {
    Map<SegmentKey, Integer> taken = new HashMap<>();
    for (SegmentKey key : List.copyOf(counts.keySet())) {
      Integer count = counts.remove(key);
      if (count != null) {
        taken.put(key, count);
      }
    }
    return taken;
  }
}
