package dev.kinora.sync.room;

/** What happens by time alone. */
public final class DueRules {
  /** How long a member whose socket is gone keeps its place, and a host the hosting. */
  static final long GRACE_MICROS = 30_000_000;

  private DueRules() {}

  static void settle(Turn turn) {
    for (Member member : turn.people().members().values()) {
      boolean gone =
          member.awaySince().isPresent()
              && turn.now - member.awaySince().getAsLong() >= GRACE_MICROS;
      if (gone) {
        PeopleRules.remove(turn, member);
      }
    }
    HoldRules.settle(turn);
    GateRules.settle(turn);
    end(turn);
  }

  /** The end is decided by the server's clock and the duration, once. */
  private static void end(Turn turn) {
    Playback play = turn.play();
    boolean over =
        play.phase() == Phase.PLAYING
            && play.media().filter(m -> m.durationMicros() > 0).isPresent()
            && play.motion().movingAt(turn.now) >= play.media().get().durationMicros();
    if (over) {
      Motion last =
          new Motion(
              play.media().get().durationMicros(), play.motion().rateThousandths(), turn.now);
      turn.become(play.then("end", "", Phase.ENDED, last));
    }
  }

  /**
   * When the rules have to be asked next although nobody does anything; {@link Long#MAX_VALUE} for
   * never.
   *
   * @param nowMicros room time of the last call
   */
  public static long next(RoomState state, long nowMicros) {
    long due = Math.min(HoldRules.due(state), GateRules.due(state, nowMicros));
    for (Member member : state.people().members().values()) {
      if (member.awaySince().isPresent()) {
        due = Math.min(due, member.awaySince().getAsLong() + GRACE_MICROS);
      }
    }
    Playback play = state.play();
    if (play.phase() == Phase.PLAYING
        && play.media().filter(m -> m.durationMicros() > 0).isPresent()) {
      due = Math.min(due, play.motion().reaches(play.media().get().durationMicros()));
    }
    return due;
  }
}
