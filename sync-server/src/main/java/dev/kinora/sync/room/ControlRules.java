package dev.kinora.sync.room;

import java.util.Optional;

/** Play, pause, seek, rate and load. */
final class ControlRules {
  private static final long RIVAL_MICROS = 700_000;
  private static final long LONGEST_PAUSE_LEAD_MICROS = 200_000;

  private ControlRules() {}

  static void play(Turn turn, Member member, Command.Play c) {
    if (refused(turn, member, Recent.Kind.RUN, c.base())) {
      return;
    }
    Playback play = turn.play();
    boolean runs = play.phase() == Phase.PLAYING || play.phase() == Phase.PREPARING;
    if (runs && c.positionMicros().isEmpty()) {
      turn.done();
      return;
    }
    long here = play.phase() == Phase.ENDED ? 0 : play.positionAt(turn.now);
    GateRules.prepare(turn, "play", member.id(), play.media(), c.positionMicros().orElse(here));
    note(turn, member, Recent.Kind.RUN);
  }

  static void pause(Turn turn, Member member, Command.Pause c) {
    if (refused(turn, member, Recent.Kind.RUN, c.base())) {
      return;
    }
    Playback play = turn.play();
    if (play.phase() == Phase.PAUSED || play.phase() == Phase.ENDED) {
      turn.done();
      return;
    }
    long at = turn.now + (play.phase() == Phase.PLAYING ? pauseLead(turn) : 0);
    long position = inside(play, c.positionMicros().orElse(play.positionAt(at)));
    turn.become(play.then("pause", member.id(), Phase.PAUSED, moved(play, position, at)));
    note(turn, member, Recent.Kind.RUN);
  }

  /** Half of the longest round trip, so that all stop on the same picture. */
  private static long pauseLead(Turn turn) {
    long longest = turn.people().present().mapToLong(Member::rttMicros).max().orElse(0);
    return Math.min(LONGEST_PAUSE_LEAD_MICROS, longest / 2);
  }

  static void seek(Turn turn, Member member, Command.Seek c) {
    if (refused(turn, member, Recent.Kind.SEEK, c.base())) {
      return;
    }
    Playback play = turn.play();
    switch (play.phase()) {
      case PLAYING, PREPARING, HOLDING ->
          GateRules.prepare(turn, "seek", member.id(), play.media(), c.positionMicros());
      case IDLE, PAUSED, ENDED -> {
        Motion there = moved(play, inside(play, c.positionMicros()), turn.now);
        turn.become(play.then("seek", member.id(), Phase.PAUSED, there));
      }
    }
    note(turn, member, Recent.Kind.SEEK);
  }

  static void rate(Turn turn, Member member, Command.Rate c) {
    if (!turn.state.settings().rates()) {
      turn.refuse(Refusal.FORBIDDEN, "this room keeps its rate");
      return;
    }
    if (refused(turn, member, Recent.Kind.RATE, c.base())) {
      return;
    }
    if (c.rateThousandths() < Motion.SLOWEST || c.rateThousandths() > Motion.FASTEST) {
      turn.refuse(Refusal.BAD, "rate: expected 0.5 to 2");
      return;
    }
    Playback play = turn.play();
    // A start that is still to come keeps its time.
    long at = Math.max(turn.now, play.motion().atMicros());
    Motion motion = new Motion(play.positionAt(at), c.rateThousandths(), at);
    turn.become(play.atRate(member.id(), motion));
    note(turn, member, Recent.Kind.RATE);
  }

  static void load(Turn turn, Member member, Command.Load c) {
    if (!refused(turn, member, Recent.Kind.LOAD, c.base())) {
      loadNow(turn, member, c.media());
    }
  }

  static void loadItem(Turn turn, Member member, Command.LoadItem c) {
    Optional<Queue.Entry> entry = turn.state.queue().find(c.item());
    if (entry.isEmpty()) {
      turn.refuse(Refusal.GONE, "this entry is not in the queue any more");
      return;
    }
    if (!refused(turn, member, Recent.Kind.LOAD, c.base())) {
      QueueRules.take(turn, entry.get());
      loadNow(turn, member, entry.get().media());
    }
  }

  private static void loadNow(Turn turn, Member member, Media media) {
    GateRules.prepare(turn, "load", member.id(), Optional.of(media), 0);
    note(turn, member, Recent.Kind.LOAD);
  }

  private static boolean refused(Turn turn, Member member, Recent.Kind kind, long base) {
    if (turn.mayNot(member, turn.state.settings().control(), "control the picture")) {
      return true;
    }
    Playback play = turn.play();
    if (kind != Recent.Kind.LOAD && play.media().isEmpty()) {
      turn.refuse(Refusal.BAD, "nothing is loaded; load something first");
      return true;
    }
    if (base > play.rev()) {
      turn.refuse(Refusal.BAD, "base: expected at most " + play.rev() + ", found " + base);
      return true;
    }
    if (isStale(turn, member, kind, base)) {
      turn.refuse(Refusal.STALE, "somebody else was first; this is the state now");
      return true;
    }
    return false;
  }

  private static boolean isStale(Turn turn, Member member, Recent.Kind kind, long base) {
    if (turn.play().rev() - base > 1) {
      return true;
    }
    Recent.Change last = turn.state.recent().last().get(kind);
    return last != null
        && base < last.rev()
        && !last.by().equals(member.id())
        && turn.now - last.at() < RIVAL_MICROS;
  }

  private static void note(Turn turn, Member member, Recent.Kind kind) {
    Recent.Change change = new Recent.Change(turn.play().rev(), member.id(), turn.now);
    turn.state = turn.state.with(turn.state.recent().with(kind, change));
    turn.done();
  }

  private static long inside(Playback play, long positionMicros) {
    return play.media().map(m -> m.inside(positionMicros)).orElse(0L);
  }

  private static Motion moved(Playback play, long positionMicros, long at) {
    return new Motion(positionMicros, play.motion().rateThousandths(), at);
  }
}
