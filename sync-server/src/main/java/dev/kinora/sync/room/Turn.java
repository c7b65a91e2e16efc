package dev.kinora.sync.room;

import java.util.ArrayList;
import java.util.List;

/** One call of the rules while it is worked out. Confined to that call. */
final class Turn {
  final long now;
  RoomState state;
  private final List<Effect> effects = new ArrayList<>();

  Turn(RoomState state, long now) {
    this.state = state;
    this.now = now;
  }

  Playback play() {
    return state.play();
  }

  People people() {
    return state.people();
  }

  /** The state changes for all. */
  void become(Playback next) {
    state = state.with(next);
    all(stateNow());
  }

  Notice.StateNow stateNow() {
    return new Notice.StateNow(state.epoch(), play(), state.queue().rev());
  }

  void update(Member member) {
    state = state.with(people().with(member));
  }

  /** A member is not what it was, in a way that others see. */
  void updateSeen(Member member) {
    update(member);
    all(new Notice.MembersChanged(List.of(), List.of(), List.of(member.id())));
  }

  void all(Notice notice) {
    effects.add(new Effect.ToAll(notice));
  }

  void one(String member, Notice notice) {
    effects.add(new Effect.ToOne(member, notice));
  }

  void others(String except, Notice notice) {
    effects.add(new Effect.ToOthers(except, notice));
  }

  void done() {
    effects.add(new Effect.Done(play().rev()));
  }

  void done(long rev) {
    effects.add(new Effect.Done(rev));
  }

  void close(String member, CloseReason reason) {
    effects.add(new Effect.Close(member, reason));
  }

  void refuse(Refusal code, String message) {
    effects.add(new Effect.Refused(code, message));
  }

  /** Whether the member's role is enough; refuses when it is not. */
  boolean mayNot(Member member, Role needed, String what) {
    if (people().roleOf(member).atLeast(needed)) {
      return false;
    }
    refuse(Refusal.FORBIDDEN, "to " + what + " here one has to be " + needed.word());
    return true;
  }

  Step step() {
    return new Step(state, effects);
  }
}
