package dev.kinora.sync.hall;

import dev.kinora.sync.room.CloseReason;
import dev.kinora.sync.room.Command;
import dev.kinora.sync.room.DueRules;
import dev.kinora.sync.room.Effect;
import dev.kinora.sync.room.Member;
import dev.kinora.sync.room.Newcomer;
import dev.kinora.sync.room.Notice;
import dev.kinora.sync.room.Refusal;
import dev.kinora.sync.room.RoomRules;
import dev.kinora.sync.room.RoomState;
import dev.kinora.sync.room.Step;
import dev.kinora.sync.room.Unchanged;
import dev.kinora.sync.wire.Incoming;
import dev.kinora.sync.wire.MemberInfo;
import dev.kinora.sync.wire.Outgoing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One running room: a mailbox around the pure rules. Every method may be called by any thread; what
 * is called {@code …Now} runs in the mailbox, one at a time and in order.
 */
public final class Room {
  private static final long FLUSH_MICROS = 250_000;

  /** In larger rooms members are not told of all the others' skews; metrics have them. */
  private static final int SMALL = 50;

  private final RoomRecord record;
  private final RoomParts parts;
  private final RoomClock clock = new RoomClock();
  private final Mailbox mailbox;
  private final Timer deadline;
  private final Timer flush;
  private final Sockets sockets = new Sockets();
  private final Skews skews = new Skews();
  private final Secrets secrets;
  private final Greeting greeting;
  private final Crowd crowd = new Crowd(this::info);
  private RoomState state;
  private long flushedAt;
  private volatile RoomFacts facts;
  private volatile boolean ended;

  Room(RoomStore.Taken taken, RoomParts parts) {
    this.record = taken.record();
    this.parts = parts;
    this.state = taken.state();
    this.secrets = new Secrets(parts.random(), taken.secretHashes());
    this.greeting = new Greeting(taken.record(), parts, secrets);
    this.mailbox = new Mailbox(parts.pool());
    this.deadline = new Timer(parts.scheduler(), () -> mailbox.put(this::deadlineNow));
    this.flush = new Timer(parts.scheduler(), () -> mailbox.put(this::flushNow));
    this.facts = new RoomFacts(record.room(), 0, 0, 0);
    mailbox.put(this::deadlineNow);
  }

  /** What does not change about it. */
  public RoomRecord record() {
    return record;
  }

  /** Its time. */
  public RoomClock clock() {
    return clock;
  }

  /** It in numbers, as of a moment ago. */
  public RoomFacts facts() {
    return facts;
  }

  /** Somebody wants in; the connection hears what became of it. */
  public void enter(Entrance entrance) {
    mailbox.put(() -> enterNow(entrance));
  }

  /** A member says something. */
  public void command(Connection from, String member, Optional<String> id, Command command) {
    mailbox.put(() -> {
      if (isOf(from, member)) {
        applyNow(command, id, Optional.of(from));
      }
      from.handled();
    });
  }

  /** A member says where it is. */
  public void report(Connection from, String member, Incoming.Report report) {
    mailbox.put(() -> {
      if (isOf(from, member) && skews.note(member, report, state.play())) {
        if (isSmall()) {
          crowd.changed(member);
        }
        planFlush();
      }
      from.handled();
    });
  }

  /** A member's round trip was measured. */
  public void roundTrip(Connection from, String member, long micros) {
    mailbox.put(() -> {
      if (isOf(from, member)) {
        applyNow(new Command.RoundTrip(member, micros), Optional.empty(), Optional.empty());
      }
    });
  }

  /** A member's socket is gone. */
  public void lost(Connection from, String member) {
    mailbox.put(() -> {
      if (sockets.remove(member, from)) {
        applyNow(new Command.Lose(member), Optional.empty(), Optional.empty());
      }
    });
  }

  /** Ends every member of an identity, as when its session was ended. */
  public void end(String identity, CloseReason reason) {
    mailbox.put(() -> {
      for (Member member : List.copyOf(state.people().members().values())) {
        if (member.identity().equals(identity)) {
          sockets.close(member.id(), reason);
          applyNow(new Command.Bye(member.id()), Optional.empty(), Optional.empty());
        }
      }
    });
  }

  /** Closes all sockets; the room itself stays as it is, to be taken up again. */
  public void close(CloseReason reason, Runnable closed) {
    mailbox.put(() -> {
      if (!ended) {
        saveNow();
        ended = true;
        sockets.closeAll(reason);
        deadline.set(Long.MAX_VALUE, 0);
        flush.set(Long.MAX_VALUE, 0);
      }
      closed.run();
    });
  }

  /** Writes down where the room is. */
  public void save() {
    mailbox.put(() -> {
      if (!ended && sockets.count() > 0) {
        saveNow();
      }
    });
  }

  private boolean isOf(Connection from, String member) {
    return !ended && sockets.isOf(from, member);
  }

  private void enterNow(Entrance entrance) {
    Connection connection = entrance.connection();
    if (ended) {
      connection.close(CloseReason.CLOSING);
      return;
    }
    Optional<Incoming.Resume> resume =
        entrance
            .resume()
            .filter(r ->
                state.people().find(r.member()).isPresent()
                    && secrets.fits(r.member(), r.secret()));
    if (resume.isPresent()) {
      String member = resume.get().member();
      sockets.close(member, CloseReason.RUDE);
      welcomeAfter(connection, member, new Command.Resume(member, entrance.coarse()));
    } else if (entrance.guest().isPresent()) {
      Entrance.Vouched who = entrance.guest().get();
      String member = state.people().nextId();
      welcomeAfter(
          connection,
          member,
          new Command.Join(
              new Newcomer(member, who.name(), who.identity(), who.role(), entrance.coarse())));
    } else {
      connection.close(CloseReason.NOT_ADMITTED);
    }
  }

  /** The welcome comes before everything else that the member is told. */
  private void welcomeAfter(Connection connection, String member, Command command) {
    Step step = RoomRules.apply(state, command, clock.micros());
    Optional<Effect.Refused> refused =
        step.effects().stream()
            .filter(Effect.Refused.class::isInstance)
            .map(Effect.Refused.class::cast)
            .findFirst();
    if (refused.isPresent()) {
      connection.send(
          OutFrame.of(
              OutFrame.Kind.LASTING,
              Outgoing.error(
                  Optional.empty(),
                  refused.get().code(),
                  refused.get().message(),
                  Optional.empty())));
      boolean full = refused.get().code() == Refusal.FULL;
      connection.close(full ? CloseReason.FULL : CloseReason.NOT_ADMITTED);
      return;
    }
    RoomState before = state;
    state = step.state();
    connection.send(
        OutFrame.of(OutFrame.Kind.LASTING, greeting.text(member, state, crowd.all(state))));
    connection.admitted(member);
    sockets.put(member, connection);
    carryOut(before, step, Optional.empty(), Optional.empty());
    saveNow();
  }

  private void applyNow(Command command, Optional<String> id, Optional<Connection> asker) {
    RoomState before = state;
    Step step = RoomRules.apply(state, command, clock.micros());
    state = step.state();
    carryOut(before, step, id, asker);
    if (isWorthWriting(before, command)) {
      saveNow();
    }
  }

  private boolean isWorthWriting(RoomState before, Command command) {
    boolean people =
        switch (command) {
          case Command.Ready _, Command.Stall _, Command.RoundTrip _, Command.Tick _ ->
              before.people().members().size() != state.people().members().size();
          default -> !Unchanged.is(before.people(), state.people());
        };
    return people
        || before.play().rev() != state.play().rev()
        || !Unchanged.is(before.settings(), state.settings())
        || !Unchanged.is(before.queue(), state.queue())
        || !Unchanged.is(before.chat(), state.chat());
  }

  private void carryOut(
      RoomState before, Step step, Optional<String> id, Optional<Connection> asker) {
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.ToAll(Notice.MembersChanged notice) -> crowd.note(notice);
        case Effect.ToAll(Notice notice) -> sockets.tell(OutFrame.of(notice), "");
        case Effect.ToOthers(String except, Notice notice) ->
            sockets.tell(OutFrame.of(notice), except);
        case Effect.ToOne(String member, Notice notice) ->
            sockets.tellOne(OutFrame.of(notice), member);
        case Effect.Done(long rev) ->
            asker
                .filter(_ -> id.isPresent())
                .ifPresent(a -> a.send(OutFrame.of(OutFrame.Kind.LASTING, Outgoing.ack(id, rev))));
        case Effect.Refused refused -> asker.ifPresent(a -> a.send(refusal(id, refused)));
        case Effect.Close(String member, CloseReason reason) -> sockets.close(member, reason);
      }
    }
    closeThoseWhoLeft(before);
    planFlush();
    deadline.set(DueRules.next(state, clock.micros()), clock.micros());
    updateFacts(before);
  }

  private OutFrame refusal(Optional<String> id, Effect.Refused refused) {
    Optional<Notice.StateNow> now =
        refused.code() == Refusal.STALE
            ? Optional.of(new Notice.StateNow(state.epoch(), state.play(), state.queue().rev()))
            : Optional.empty();
    return OutFrame.of(
        OutFrame.Kind.LASTING, Outgoing.error(id, refused.code(), refused.message(), now));
  }

  private void closeThoseWhoLeft(RoomState before) {
    if (Unchanged.is(before.people(), state.people())) {
      return;
    }
    for (String member : before.people().members().keySet()) {
      if (state.people().find(member).isEmpty()) {
        sockets.close(member, CloseReason.LEFT);
        skews.forget(member);
      }
    }
    secrets.keepOnly(state.people().members().keySet());
  }

  private void deadlineNow() {
    deadline.rang();
    if (!ended) {
      applyNow(new Command.Tick(), Optional.empty(), Optional.empty());
    }
  }

  private void planFlush() {
    if (!crowd.isEmpty()) {
      long now = clock.micros();
      if (now - flushedAt >= FLUSH_MICROS) {
        flushNow();
      } else {
        flush.set(flushedAt + FLUSH_MICROS, now);
      }
    }
  }

  private void flushNow() {
    flush.rang();
    flushedAt = clock.micros();
    crowd
        .take(state)
        .ifPresent(delta -> {
          OutFrame frame = delta.frame();
          sockets.tell(delta, frame);
        });
    facts = facts.withSkews(skews.median(), skews.widest());
  }

  private MemberInfo info(Member member) {
    OptionalLong skew = isSmall() ? skews.of(member.id()) : OptionalLong.empty();
    return Greeting.info(state, member, skew);
  }

  private boolean isSmall() {
    return state.people().members().size() <= SMALL;
  }

  private void updateFacts(RoomState before) {
    RoomFacts old = facts;
    facts = old.withMembers(sockets.count());
    boolean seen =
        old.members() != facts.members()
            || before.play().phase() != state.play().phase()
            || !before.play().media().equals(state.play().media());
    if (seen) {
      parts.listener().roomsChanged();
    }
  }

  private void saveNow() {
    parts
        .store()
        .save(
            new Snapshot(
                record.room(),
                state,
                state.play().positionAt(clock.micros()),
                secrets.hashes(),
                parts.clock().millis()));
  }
}
