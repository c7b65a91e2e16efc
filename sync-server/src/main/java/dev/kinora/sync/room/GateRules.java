package dev.kinora.sync.room;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Waiting until members can show the picture, and starting it for all at one time. */
final class GateRules {
  private static final long QUORUM_AFTER_MICROS = 2_000_000;
  private static final long LONGEST_MICROS = 8_000_000;
  private static final long NEAR_MICROS = 500_000;
  private static final long LEAST_LEAD_MICROS = 300_000;
  private static final long MOST_LEAD_MICROS = 1_500_000;
  private static final long EXTRA_LEAD_MICROS = 200_000;

  private GateRules() {}

  /** Asks everybody to load and to stand at a position. */
  static void prepare(
      Turn turn, String why, String by, Optional<Media> media, long positionMicros) {
    long position = media.map(m -> m.inside(positionMicros)).orElse(0L);
    var waitsFor =
        turn.people().members().values().stream()
            .filter(Member::counts)
            .map(Member::id)
            .collect(Collectors.toCollection(TreeSet::new));
    long rev = turn.play().rev() + 1;
    Gate gate = new Gate(rev, by, turn.now, turn.now + LONGEST_MICROS, waitsFor, new TreeSet<>());
    Motion motion = new Motion(position, turn.play().motion().rateThousandths(), turn.now);
    turn.become(turn.play().thenPreparing(why, media, motion, gate));
    turn.all(ask(turn));
  }

  /** The question that is open. */
  static Notice.Prepare ask(Turn turn) {
    Playback play = turn.play();
    return new Notice.Prepare(
        play.rev(),
        play.media().orElseThrow(),
        play.motion().positionMicros(),
        play.gate().orElseThrow().until());
  }

  static void ready(Turn turn, Member member, Command.Ready c) {
    Optional<Gate> gate = turn.play().gate();
    if (gate.isPresent()) {
      boolean answersThis =
          c.rev() == gate.get().rev()
              && Math.abs(c.positionMicros() - turn.play().motion().positionMicros())
                  <= NEAR_MICROS;
      if (answersThis) {
        turn.state = turn.state.with(turn.play().waiting(gate.get().with(member.id())));
        turn.updateSeen(member.flowing(turn.now));
      } else {
        turn.one(member.id(), ask(turn));
      }
    } else if (member.stalledSince().isPresent()) {
      turn.updateSeen(member.flowing(turn.now));
    }
    turn.done();
  }

  /** Opens the gate when it is time to. */
  static void settle(Turn turn) {
    Playback play = turn.play();
    if (play.gate().isEmpty()) {
      return;
    }
    Gate gate = play.gate().get();
    boolean somebody = turn.people().present().findAny().isPresent();
    if (!somebody) {
      if (turn.now >= gate.until()) {
        turn.become(play.then("empty", "", Phase.PAUSED, play.motion()));
      }
    } else if (isOpen(turn, gate)) {
      start(turn, gate);
    }
  }

  private static boolean isOpen(Turn turn, Gate gate) {
    if (turn.now >= gate.until()) {
      return true;
    }
    List<Member> counted = counted(turn, gate);
    long ready = counted.stream().filter(m -> gate.ready().contains(m.id())).count();
    if (ready == counted.size()) {
      return true;
    }
    boolean asker =
        gate.ready().contains(gate.by())
            || counted.stream().noneMatch(m -> m.id().equals(gate.by()));
    long enough = Math.ceilDiv(counted.size() * (long) turn.state.settings().quorumPercent(), 100);
    return asker && ready >= enough && turn.now - gate.askedAt() >= QUORUM_AFTER_MICROS;
  }

  private static List<Member> counted(Turn turn, Gate gate) {
    return turn.people().members().values().stream()
        .filter(m -> m.counts() && gate.waitsFor().contains(m.id()))
        .toList();
  }

  private static void start(Turn turn, Gate gate) {
    Playback play = turn.play();
    List<Long> roundTrips = counted(turn, gate).stream().map(Member::rttMicros).sorted().toList();
    Motion motion =
        new Motion(
            play.motion().positionMicros(),
            play.motion().rateThousandths(),
            turn.now + lead(roundTrips));
    turn.become(play.then("start", gate.by(), Phase.PLAYING, motion));
    // A minute without a stall is a minute of playing: it begins with the picture.
    for (Member member : turn.people().members().values()) {
      if (member.excused() && member.stalledSince().isEmpty()) {
        turn.update(member.flowing(motion.atMicros()));
      }
    }
  }

  /** How long before the picture moves everybody is told. */
  static long lead(List<Long> sortedRoundTrips) {
    int count = sortedRoundTrips.size();
    long p90 = count == 0 ? 0 : sortedRoundTrips.get(Math.ceilDiv(count * 9, 10) - 1);
    return Math.clamp(p90 * 3 / 2 + EXTRA_LEAD_MICROS, LEAST_LEAD_MICROS, MOST_LEAD_MICROS);
  }

  /** The next time at which waiting changes anything. */
  static long due(RoomState state, long after) {
    if (state.play().gate().isEmpty()) {
      return Long.MAX_VALUE;
    }
    Gate gate = state.play().gate().get();
    long quorum = gate.askedAt() + QUORUM_AFTER_MICROS;
    return quorum > after ? quorum : gate.until();
  }
}
