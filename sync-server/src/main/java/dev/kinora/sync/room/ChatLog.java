package dev.kinora.sync.room;

import java.util.ArrayList;
import java.util.List;

/**
 * What was written lately.
 *
 * @param count how many lines there ever were; the last one's number
 * @param last the newest lines, oldest first
 */
public record ChatLog(long count, List<ChatLine> last) {
  /** How many lines a newcomer gets. */
  public static final int KEPT = 100;

  static final ChatLog EMPTY = new ChatLog(0, List.of());

  public ChatLog {
    last = List.copyOf(last);
  }

  ChatLog with(ChatLine line) {
    List<ChatLine> lines =
        new ArrayList<>(last.subList(Math.max(0, last.size() + 1 - KEPT), last.size()));
    lines.add(line);
    return new ChatLog(line.n(), lines);
  }
}
