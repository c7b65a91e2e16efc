package dev.kinora.transcoder.ffmpeg;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts native objects that are allocated and not yet freed. Safe for use by any thread. */
public final class LiveHandles {
  private static final Map<String, AtomicInteger> LIVE = new ConcurrentHashMap<>();

  private LiveHandles() {}

  static void opened(String kind) {
    counter(kind).incrementAndGet();
  }

  static void closed(String kind) {
    counter(kind).decrementAndGet();
  }

  /** The live handles by kind; kinds of which none is left are absent. */
  public static Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    LIVE.forEach((kind, count) -> {
      if (count.get() != 0) {
        counts.put(kind, count.get());
      }
    });
    return counts;
  }

  /**
   * For the end of every test.
   *
   * @throws IllegalStateException if anything is still open
   */
  public static void assertNone() {
    Map<String, Integer> counts = counts();
    if (!counts.isEmpty()) {
      throw new IllegalStateException("native objects left open: " + counts);
    }
  }

  private static AtomicInteger counter(String kind) {
    return LIVE.computeIfAbsent(kind, k -> new AtomicInteger());
  }
}
