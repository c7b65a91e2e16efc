package dev.kinora.sync.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A room as another process left it.
 *
 * @param phase what it did
 * @param rev its last revision
 * @param motion where and how fast it is taken up
 * @param people everybody who was in it; whoever comes back within the grace keeps its place
 */
public record Restored(
    Phase phase,
    long rev,
    Optional<Media> media,
    Motion motion,
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
        epoch,
        playback(away, epoch > 1),
        away,
        settings,
        queue,
        chat,
        Map.of(),
        Recent.NONE,
        List.of());
  }

  private Playback playback(People away, boolean ran) {
    long next = ran ? rev + 1 : rev;
    long position = media.map(m -> m.inside(motion.positionMicros())).orElse(0L);
    Motion here = new Motion(position, motion.rateThousandths(), 0);
    Phase then =
        switch (phase) {
          case IDLE, PAUSED, ENDED -> phase;
          case PREPARING, PLAYING, HOLDING -> Phase.PREPARING;
        };
    Optional<Gate> gate =
        then == Phase.PREPARING
            ? Optional.of(
                new Gate(
                    next,
                    "",
                    0,
                    DueRules.GRACE_MICROS,
                    new TreeSet<>(away.members().keySet()),
                    new TreeSet<>()))
            : Optional.empty();
    return new Playback(
        next, ran ? "restart" : "new", "", then, media, here, Optional.empty(), gate);
  }
}
