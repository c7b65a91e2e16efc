package dev.kinora.sync.hall;

import dev.kinora.sync.room.Phase;
import dev.kinora.sync.room.Playback;
import dev.kinora.sync.wire.Incoming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How far each member's picture was from the room's when it last said. Confined to a mailbox. */
final class Skews {
  /** Beyond this a report is a mistake of the sender, not a skew. */
  private static final long LARGEST_MICROS = 60_000_000;

  private final Map<String, Long> last = new HashMap<>();

  /** Takes a report; true when it says something about the state as it is. */
  boolean note(String member, Incoming.Report report, Playback play) {
    boolean fits = play.phase() == Phase.PLAYING && report.rev() == play.rev();
    if (!fits || report.atMicros() < play.motion().atMicros()) {
      return false;
    }
    long skew = report.positionMicros() - play.positionAt(report.atMicros());
    last.put(member, Math.clamp(skew, -LARGEST_MICROS, LARGEST_MICROS));
    return true;
  }

  OptionalLong of(String member) {
    Long skew = last.get(member);
    return skew == null ? OptionalLong.empty() : OptionalLong.of(skew);
  }

  void forget(String member) {
    last.remove(member);
  }

  /** Half of the pictures are nearer to the room's than this. */
  long median() {
    List<Long> sizes = last.values().stream().map(Math::abs).sorted().toList();
    return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
  }

  /** The largest difference between any two members. */
  long widest() {
    long least = last.values().stream().mapToLong(Long::longValue).min().orElse(0);
    long most = last.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return most - least;
  }
}
