package dev.kinora.sync.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stopping the room for a member whose data does not come, and for how long. */
final class HoldRules {
  /** A member reports after this long. */
  private static final long REPORTED_AFTER_MICROS = 500_000;

  private static final long PATIENCE_MICROS = 1_500_000;
  private static final long LONGEST_MICROS = 10_000_000;
  private static final long MINUTE_MICROS = 60_000_000;
  private static final long WINDOW_MICROS = 10 * MINUTE_MICROS;
  private static final int MOST_IN_WINDOW = 3;

  private HoldRules() {}

  static void stall(Turn turn, Member member, Command.Stall c) {
    Phase phase = turn.play().phase();
    boolean moving = phase == Phase.PLAYING || phase == Phase.HOLDING;
    if (moving && c.rev() <= turn.play().rev() && member.stalledSince().isEmpty()) {
      turn.updateSeen(member.stalled(turn.now - REPORTED_AFTER_MICROS));
    }
    turn.done();
  }

  static void settle(Turn turn) {
    switch (turn.play().phase()) {
      case PLAYING -> {
        holdForTheStalled(turn);
        countTheCleanAgain(turn);
      }
      case HOLDING -> goOn(turn);
      case IDLE, PREPARING, PAUSED, ENDED -> {}
    }
  }

  private static void holdForTheStalled(Turn turn) {
    for (Member member : turn.people().members().values()) {
      boolean longEnough =
          member.stalledSince().isPresent()
              && turn.now - member.stalledSince().getAsLong() >= PATIENCE_MICROS;
      if (!longEnough || !member.counts() || !turn.state.settings().holds()) {
        continue;
      }
      if (mayHold(turn, member)) {
        hold(turn, member);
        return;
      }
      turn.updateSeen(member.excuse());
    }
  }

  private static boolean mayHold(Turn turn, Member member) {
    boolean lately =
        member.heldAt().isPresent() && turn.now - member.heldAt().getAsLong() < MINUTE_MICROS;
    return !lately && inWindow(turn).size() < MOST_IN_WINDOW;
  }

  private static List<Long> inWindow(Turn turn) {
    return turn.state.holdsAt().stream().filter(at -> turn.now - at < WINDOW_MICROS).toList();
  }

  private static void hold(Turn turn, Member member) {
    List<Long> holds = new ArrayList<>(inWindow(turn));
    holds.add(turn.now);
    turn.state = turn.state.heldAt(holds);
    turn.update(member.heldFor(turn.now));
    Playback play = turn.play();
    Motion stopped =
        new Motion(play.positionAt(turn.now), play.motion().rateThousandths(), turn.now);
    turn.become(play.thenHolding(new Hold(member.id(), turn.now + LONGEST_MICROS), stopped));
  }

  /** Goes on when the member has data, is gone, or has had its time. */
  private static void goOn(Turn turn) {
    Hold hold = turn.play().hold().orElseThrow();
    Optional<Member> member =
        turn.people().find(hold.member()).filter(m -> m.stalledSince().isPresent() && m.present());
    boolean timeIsUp = turn.now >= hold.until();
    if (member.isPresent() && !timeIsUp) {
      return;
    }
    member.ifPresent(m -> turn.updateSeen(m.excuse()));
    GateRules.prepare(
        turn, "resume", hold.member(), turn.play().media(), turn.play().motion().positionMicros());
  }

  private static void countTheCleanAgain(Turn turn) {
    for (Member member : turn.people().members().values()) {
      boolean clean =
          member.excused()
              && member.cleanSince().isPresent()
              && turn.now - member.cleanSince().getAsLong() >= MINUTE_MICROS;
      if (clean) {
        turn.update(member.countAgain());
      }
    }
  }

  /** The next time at which a stall or its excuse changes anything. */
  static long due(RoomState state) {
    long due = Long.MAX_VALUE;
    if (state.play().hold().isPresent()) {
      due = state.play().hold().get().until();
    }
    if (state.play().phase() == Phase.PLAYING) {
      for (Member member : state.people().members().values()) {
        if (member.stalledSince().isPresent() && member.counts() && state.settings().holds()) {
          due = Math.min(due, member.stalledSince().getAsLong() + PATIENCE_MICROS);
        }
        if (member.excused() && member.cleanSince().isPresent()) {
          due = Math.min(due, member.cleanSince().getAsLong() + MINUTE_MICROS);
        }
      }
    }
    return due;
  }
}
