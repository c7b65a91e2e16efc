package dev.kinora.transcoder.supply;

import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply.Supply;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who waits for which segment. Confined to the supply's lock. */
final class Waiters {
  private final Map<SegmentKey, Line> lines = new HashMap<>();

  /** All who wait for one segment; they are told together. */
  static final class Line {
    private final CompletableFuture<Supply> answer = new CompletableFuture<>();
    private int length;

    /** One who waits in it; cancelling ends that one's waiting and nobody else's. */
    CompletableFuture<Supply> place() {
      return answer.copy();
    }

    void answer(Supply outcome) {
      answer.complete(outcome);
    }
  }

  /** One more waits. */
  Line join(SegmentKey key) {
    Line line = lines.computeIfAbsent(key, _ -> new Line());
    line.length++;
    return line;
  }

  /** One gives up. */
  void leave(SegmentKey key, Line line) {
    line.length--;
    if (line.length == 0) {
      lines.remove(key, line);
    }
  }

  /** Takes out those who wait for a segment. */
  Line take(SegmentKey key) {
    Line line = lines.remove(key);
    return line == null ? new Line() : line;
  }

  /** Takes out all. */
  List<Line> takeAll() {
    List<Line> all = List.copyOf(lines.values());
    lines.clear();
    return all;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether somebody waits for one of these. */
  boolean waitFor(Collection<SegmentKey> keys) {
    return keys.stream().anyMatch(lines::containsKey);
  }
}
