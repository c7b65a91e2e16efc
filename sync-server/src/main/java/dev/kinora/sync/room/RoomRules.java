package dev.kinora.sync.room;

import java.util.Optional;

/**
 * How a room changes. Pure: the answer depends on the arguments alone.
 *
 * <pre>
 * idle ──load──▶ preparing ──gate opens──▶ playing ──pause──▶ paused ──play──▶ preparing
 *                 ▲  ▲                     │  │  │
 *                 │  └──────seek───────────┘  │  └──the media's end──▶ ended
 *                 └──ready or timeout── holding ◀──stall
 * </pre>
 */
public final class RoomRules {
  private RoomRules() {}

  /**
   * Carries a command out.
   *
   * @param nowMicros room time; never earlier than in the call before
   */
  public static Step apply(RoomState state, Command command, long nowMicros) {
    Turn turn = new Turn(state, nowMicros);
    DueRules.settle(turn);
    if (command instanceof Command.Tick) {
      return turn.step();
    }
    if (command instanceof Command.Join join) {
      PeopleRules.join(turn, join.who());
    } else {
      Optional<Member> member = turn.people().find(command.member());
      if (member.isEmpty()) {
        turn.refuse(Refusal.GONE, "this member has left the room");
      } else {
        byMember(turn, member.get(), command);
      }
    }
    DueRules.settle(turn);
    return turn.step();
  }

  private static void byMember(Turn turn, Member member, Command command) {
    switch (command) {
      case Command.Tick _, Command.Join _ -> throw new IllegalArgumentException("has no member");
      case Command.Resume c -> PeopleRules.resume(turn, member, c.coarse());
      case Command.Lose _ -> PeopleRules.lose(turn, member);
      case Command.Bye _ -> PeopleRules.leave(turn, member);
      case Command.RoundTrip c -> turn.update(member.roundTrip(c.micros()));
      case Command.Play c -> ControlRules.play(turn, member, c);
      case Command.Pause c -> ControlRules.pause(turn, member, c);
      case Command.Seek c -> ControlRules.seek(turn, member, c);
      case Command.Rate c -> ControlRules.rate(turn, member, c);
      case Command.Load c -> ControlRules.load(turn, member, c);
      case Command.LoadItem c -> ControlRules.loadItem(turn, member, c);
      case Command.QueueAdd c -> QueueRules.add(turn, member, c);
      case Command.QueueRemove c -> QueueRules.remove(turn, member, c);
      case Command.QueueMove c -> QueueRules.move(turn, member, c);
      case Command.QueueClear c -> QueueRules.clear(turn, member, c);
      case Command.Ready c -> GateRules.ready(turn, member, c);
      case Command.Stall c -> HoldRules.stall(turn, member, c);
      case Command.Chat c -> TalkRules.chat(turn, member, c);
      case Command.React c -> TalkRules.react(turn, member, c);
      case Command.Typing _ -> turn.others(member.id(), new Notice.Typing(member.id()));
      case Command.ShareStart c -> ShareRules.start(turn, member, c.share());
      case Command.ShareStop c -> ShareRules.stop(turn, member, c.stream());
      case Command.Signal c -> ShareRules.signal(turn, member, c);
      case Command.SetRole c -> PeopleRules.setRole(turn, member, c);
      case Command.Kick c -> PeopleRules.kick(turn, member, c);
      case Command.ChangeSettings c -> PeopleRules.settings(turn, member, c.patch());
    }
  }
}
