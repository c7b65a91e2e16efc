package dev.kinora.sync.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A room as another process left it.
 *
 * @param play its playback
 * @param positionMicros where it is taken up
 * @param people everybody who was in it; whoever comes back within the grace keeps its place
 */
public record Restored(
    Playback play,
    long positionMicros,
    People people,
    Settings settings,
    Queue queue,
    ChatLog chat) {

  /**
   * The room at time 0 of a new epoch. One that played waits for its members first; one that stood
   * still stands where it stood.
   */
  public RoomState in(long epoch) {
    People away = people;
    for (Member member : people.members().values()) {
      away = away.with(member.away(0));
    }
    return new RoomState(
        epoch, playback(away), away, settings, queue, chat, Map.of(), Recent.NONE, List.of());
  }

  private Playback playback(People away) {
    long position = play.media().map(m -> m.inside(positionMicros)).orElse(0L);
    Motion motion = new Motion(position, play.motion().rateThousandths(), 0);
    return switch (play.phase()) {
      case IDLE, PAUSED, ENDED -> play.then("restart", "", play.phase(), motion);
      case PREPARING, PLAYING, HOLDING -> {
        long rev = play.rev() + 1;
        Gate gate =
            new Gate(
                rev,
                "",
                0,
                DueRules.GRACE_MICROS,
                new TreeSet<>(away.members().keySet()),
                new TreeSet<>());
        yield play.thenPreparing("restart", Optional.of(play.media().orElseThrow()), motion, gate);
      }
    };
  }
}
