package dev.kinora.sync.room;

import java.util.List;
import java.util.Optional;

/** Coming, going, coming back, hosting, roles and who is put out. */
final class PeopleRules {
  /** Most members of one room. */
  static final int MOST = 2000;

  private PeopleRules() {}

  static void join(Turn turn, Newcomer who) {
    if (turn.people().banned().contains(who.identity())) {
      turn.refuse(Refusal.FORBIDDEN, "the owner of this room does not want you in it");
      return;
    }
    if (turn.people().members().size() >= MOST) {
      turn.refuse(Refusal.FULL, "this room has all the members it can take");
      return;
    }
    turn.update(Member.fresh(who));
    turn.all(new Notice.MembersChanged(List.of(who.id()), List.of(), List.of()));
    if (turn.people().host().isEmpty()) {
      nextHost(turn);
    }
    turn.done();
    askIfPreparing(turn, who.id());
  }

  static void resume(Turn turn, Member member, boolean coarse) {
    turn.updateSeen(member.back(coarse));
    turn.done();
    askIfPreparing(turn, member.id());
  }

  /** A member that comes while all prepare is told what for; it may hurry, nobody waits for it. */
  private static void askIfPreparing(Turn turn, String member) {
    if (turn.play().gate().filter(g -> !g.ready().contains(member)).isPresent()) {
      turn.one(member, GateRules.ask(turn));
    }
  }

  static void lose(Turn turn, Member member) {
    if (member.present()) {
      turn.updateSeen(member.away(turn.now));
    }
  }

  static void leave(Turn turn, Member member) {
    remove(turn, member);
    turn.done();
  }

  static void remove(Turn turn, Member member) {
    boolean hosted = turn.people().host().filter(member.id()::equals).isPresent();
    ShareRules.stopAllOf(turn, member);
    turn.state = turn.state.with(turn.people().without(member.id()));
    turn.all(new Notice.MembersChanged(List.of(), List.of(member.id()), List.of()));
    if (hosted) {
      nextHost(turn);
    }
    Playback play = turn.play();
    boolean goesOn = play.phase() == Phase.PLAYING || play.phase() == Phase.HOLDING;
    if (goesOn && turn.people().members().isEmpty()) {
      Motion here =
          new Motion(play.positionAt(turn.now), play.motion().rateThousandths(), turn.now);
      turn.become(play.then("empty", "", Phase.PAUSED, here));
    }
  }

  /** The one who has been there longest; members before guests. */
  private static void nextHost(Turn turn) {
    Optional<Member> next =
        turn.people()
            .present()
            .filter(m -> m.role().atLeast(Role.MEMBER))
            .findFirst()
            .or(() ->
                turn.people().members().values().stream()
                    .filter(m -> m.role().atLeast(Role.MEMBER))
                    .findFirst());
    next.ifPresent(m -> handOver(turn, m));
  }

  private static void handOver(Turn turn, Member to) {
    List<String> changed =
        turn.people()
            .host()
            .filter(turn.people().members()::containsKey)
            .map(old -> List.of(old, to.id()))
            .orElseGet(() -> List.of(to.id()));
    turn.state = turn.state.with(turn.people().hostedBy(Optional.of(to.id())));
    turn.all(new Notice.MembersChanged(List.of(), List.of(), changed));
  }

  static void setRole(Turn turn, Member member, Command.SetRole c) {
    Optional<Member> whom = turn.people().find(c.whom());
    if (whom.isEmpty()) {
      turn.refuse(Refusal.GONE, "that member has left the room");
    } else if (c.role() == Role.HOST) {
      host(turn, member, whom.get());
    } else if (!runs(turn, member)) {
      turn.refuse(Refusal.FORBIDDEN, "only the room's owner gives roles");
    } else if (c.role().atLeast(Role.OWNER) && !member.role().atLeast(Role.OWNER)) {
      turn.refuse(Refusal.FORBIDDEN, "only an owner makes owners");
    } else if (whom.get().role() == Role.OWNER && !whom.get().id().equals(member.id())) {
      turn.refuse(Refusal.FORBIDDEN, "an owner stays one");
    } else {
      turn.updateSeen(whom.get().as(c.role()));
      turn.done();
    }
  }

  /** Who runs the room or hosts may hand over; others may take it for themselves if allowed. */
  private static void host(Turn turn, Member member, Member whom) {
    boolean hosts = turn.people().host().filter(member.id()::equals).isPresent();
    boolean forItself = member.id().equals(whom.id());
    if (!whom.present()) {
      turn.refuse(Refusal.GONE, "that member is away");
    } else if (hosts || runs(turn, member)) {
      handOver(turn, whom);
      turn.done();
    } else if (!forItself) {
      turn.refuse(Refusal.FORBIDDEN, "only the host hands over to somebody else");
    } else if (!turn.mayNot(member, turn.state.settings().takeHost(), "host")) {
      handOver(turn, whom);
      turn.done();
    }
  }

  static void kick(Turn turn, Member member, Command.Kick c) {
    Optional<Member> whom = turn.people().find(c.whom());
    if (!runs(turn, member)) {
      turn.refuse(Refusal.FORBIDDEN, "only the room's owner puts somebody out");
    } else if (whom.isEmpty()) {
      turn.refuse(Refusal.GONE, "that member has left the room");
    } else if (whom.get().role() == Role.OWNER) {
      turn.refuse(Refusal.FORBIDDEN, "an owner stays");
    } else {
      if (c.ban()) {
        turn.state = turn.state.with(turn.people().banning(whom.get().identity()));
      }
      turn.close(whom.get().id(), CloseReason.KICKED);
      remove(turn, whom.get());
      turn.done();
    }
  }

  static void settings(Turn turn, Member member, Command.Patch patch) {
    if (!runs(turn, member)) {
      turn.refuse(Refusal.FORBIDDEN, "only the room's owner changes its settings");
      return;
    }
    turn.state = turn.state.with(patch.on(turn.state.settings()));
    turn.all(new Notice.SettingsNow(turn.state.settings()));
    turn.done();
  }

  /** An owner runs the room; where none is in it, the host does. */
  private static boolean runs(Turn turn, Member member) {
    boolean owner = turn.people().members().values().stream().anyMatch(m -> m.role() == Role.OWNER);
    return turn.people().roleOf(member).atLeast(owner ? Role.OWNER : Role.HOST);
  }
}
