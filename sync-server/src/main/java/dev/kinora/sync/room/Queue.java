package dev.kinora.sync.room;

import java.util.List;
import java.util.Optional;

/**
 * What is to be watched next.
 *
 * @param rev grows by one with every change of the queue
 * @param added how many entries there ever were
 */
public record Queue(long rev, long added, List<Entry> entries) {
  /** Longest queue. */
  public static final int LONGEST = 200;

  static final Queue EMPTY = new Queue(0, 0, List.of());

  public Queue {
    entries = List.copyOf(entries);
  }

  /**
   * One entry.
   *
   * @param item its id in this room: {@code q1}, {@code q2} …
   * @param by who added it
   */
  public record Entry(String item, Media media, String by) {}

  Optional<Entry> find(String item) {
    return entries.stream().filter(e -> e.item().equals(item)).findFirst();
  }
}
