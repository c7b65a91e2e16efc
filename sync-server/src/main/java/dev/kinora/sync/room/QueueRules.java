package dev.kinora.sync.room;

import java.util.ArrayList;
import java.util.List;

/** What is watched next. The queue counts its own revisions. */
final class QueueRules {
  private QueueRules() {}

  static void add(Turn turn, Member member, Command.QueueAdd c) {
    if (turn.mayNot(member, turn.state.settings().queue(), "change the queue")) {
      return;
    }
    Queue queue = turn.state.queue();
    if (queue.entries().size() + c.media().size() > Queue.LONGEST) {
      turn.refuse(Refusal.FULL, "the queue holds at most " + Queue.LONGEST + " entries");
      return;
    }
    List<Queue.Entry> entries = new ArrayList<>(queue.entries());
    long added = queue.added();
    for (Media media : c.media()) {
      added++;
      entries.add(new Queue.Entry("q" + added, media, member.id()));
    }
    change(turn, added, entries);
    turn.done(turn.state.queue().rev());
  }

  static void remove(Turn turn, Member member, Command.QueueRemove c) {
    if (refused(turn, member, c.base())) {
      return;
    }
    change(
        turn,
        turn.state.queue().added(),
        turn.state.queue().entries().stream().filter(e -> !c.items().contains(e.item())).toList());
    turn.done(turn.state.queue().rev());
  }

  static void move(Turn turn, Member member, Command.QueueMove c) {
    if (refused(turn, member, c.base())) {
      return;
    }
    List<Queue.Entry> entries = new ArrayList<>(turn.state.queue().entries());
    if (c.from() < 0 || c.to() < 0 || c.from() >= entries.size() || c.to() >= entries.size()) {
      turn.refuse(Refusal.BAD, "from and to: expected 0 to " + (entries.size() - 1));
      return;
    }
    entries.add(c.to(), entries.remove(c.from()));
    change(turn, turn.state.queue().added(), entries);
    turn.done(turn.state.queue().rev());
  }

  static void clear(Turn turn, Member member, Command.QueueClear c) {
    if (!refused(turn, member, c.base())) {
      change(turn, turn.state.queue().added(), List.of());
      turn.done(turn.state.queue().rev());
    }
  }

  /** An entry that is watched now leaves the queue. */
  static void take(Turn turn, Queue.Entry entry) {
    change(
        turn,
        turn.state.queue().added(),
        turn.state.queue().entries().stream().filter(e -> !e.equals(entry)).toList());
  }

  private static boolean refused(Turn turn, Member member, long base) {
    if (turn.mayNot(member, turn.state.settings().queue(), "change the queue")) {
      return true;
    }
    if (base != turn.state.queue().rev()) {
      turn.refuse(Refusal.STALE, "the queue is not what you saw; look again");
      turn.one(member.id(), new Notice.QueueNow(turn.state.queue()));
      return true;
    }
    return false;
  }

  private static void change(Turn turn, long added, List<Queue.Entry> entries) {
    turn.state = turn.state.with(new Queue(turn.state.queue().rev() + 1, added, entries));
    turn.all(new Notice.QueueNow(turn.state.queue()));
  }
}
