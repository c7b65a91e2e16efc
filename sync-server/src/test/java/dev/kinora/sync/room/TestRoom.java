package dev.kinora.sync.room;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A room without sockets and a clock that tests move. */
final class TestRoom {
  static final Media FILM = new Media("film", "/titles/film/master.m3u8", 600_000_000, 24_000);

  RoomState state = RoomState.fresh(1);
  List<Effect> last = List.of();
  private long now;

  long now() {
    return now;
  }

  /** Lets time pass, and the room's own deadlines with it. */
  TestRoom after(long millis) {
    long until = now + millis * 1000;
    List<Effect> seen = new ArrayList<>();
    for (long due = DueRules.next(state, now); due <= until; due = DueRules.next(state, now)) {
      now = Math.max(now, due);
      does(new Command.Tick());
      seen.addAll(last);
    }
    now = until;
    last = seen;
    return this;
  }

  TestRoom does(Command command) {
    Step step = RoomRules.apply(state, command, now);
    state = step.state();
    last = step.effects();
    return this;
  }

  String joins(String name) {
    return joins(name, Role.MEMBER, false);
  }

  String joins(String name, Role role, boolean coarse) {
    String id = state.people().nextId();
    does(new Command.Join(new Newcomer(id, name, "account-" + name, role, coarse)));
    return id;
  }

  TestRoom loads(String by) {
    return does(new Command.Load(by, rev(), FILM));
  }

  TestRoom ready(String... members) {
    for (String member : members) {
      does(new Command.Ready(member, rev(), state.play().motion().positionMicros()));
    }
    return this;
  }

  TestRoom plays(String by) {
    return does(new Command.Play(by, rev(), OptionalLong.empty()));
  }

  TestRoom pauses(String by) {
    return does(new Command.Pause(by, rev(), OptionalLong.empty()));
  }

  TestRoom seeks(String by, long seconds) {
    return does(new Command.Seek(by, rev(), seconds * 1_000_000));
  }

  long rev() {
    return state.play().rev();
  }

  Phase phase() {
    return state.play().phase();
  }

  long positionMillis() {
    return state.play().positionAt(now) / 1000;
  }

  List<Refusal> refusals() {
    return last.stream()
        .filter(Effect.Refused.class::isInstance)
        .map(e -> ((Effect.Refused) e).code())
        .toList();
  }

  /** Loaded by {@code by}, ready, and past the scheduled start. */
  TestRoom playing(String by, String... all) {
    loads(by).ready(all);
    return after((state.play().motion().atMicros() - now) / 1000);
  }
}
