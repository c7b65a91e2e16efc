package dev.kinora.sync.room;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What can happen to a room. Everything but {@link Tick} is said or done by one member. */
public sealed interface Command {
  /** Who says or does it; empty for the room itself. */
  String member();

  /** Time has passed; what is due happens. */
  record Tick() implements Command {
    @Override
    public String member() {
      return "";
    }
  }

  /** Somebody comes, with a socket. */
  record Join(Newcomer who) implements Command {
    @Override
    public String member() {
      return who.id();
    }
  }

  /** A member is back with a new socket and the secret it was given. */
  record Resume(String member, boolean coarse) implements Command {}

  /** A member's socket is gone; it may come back for a while. */
  record Lose(String member) implements Command {}

  /** A member leaves. */
  record Bye(String member) implements Command {}

  /** A member's round trip was measured. */
  record RoundTrip(String member, long micros) implements Command {}

  /** Start, at a position if one is given. */
  record Play(String member, long base, OptionalLong positionMicros) implements Command {}

  /** Stop, at a position if one is given. */
  record Pause(String member, long base, OptionalLong positionMicros) implements Command {}

  /** Go to a position. */
  record Seek(String member, long base, long positionMicros) implements Command {}

  /** Change the speed. */
  record Rate(String member, long base, int rateThousandths) implements Command {}

  /** Watch something else. */
  record Load(String member, long base, Media media) implements Command {}

  /** Watch an entry of the queue. */
  record LoadItem(String member, long base, String item) implements Command {}

  /** Add to the end of the queue. */
  record QueueAdd(String member, List<Media> media) implements Command {
    public QueueAdd {
      media = List.copyOf(media);
    }
  }

  /** Take entries out of the queue. */
  record QueueRemove(String member, long base, List<String> items) implements Command {
    public QueueRemove {
      items = List.copyOf(items);
    }
  }

  /** Move an entry of the queue; both count from 0. */
  record QueueMove(String member, long base, int from, int to) implements Command {}

  /** Empty the queue. */
  record QueueClear(String member, long base) implements Command {}

  /** A member can show the picture at this position. */
  record Ready(String member, long rev, long positionMicros) implements Command {}

  /** A member's data does not come, for half a second already. */
  record Stall(String member, long rev) implements Command {}

  /** A member writes; {@code atMillis} is the wall clock. */
  record Chat(String member, String text, OptionalLong reply, long atMillis) implements Command {}

  /** A member sends a sign that nobody keeps. */
  record React(String member, String sign, OptionalLong positionMicros) implements Command {}

  /** A member is writing. */
  record Typing(String member) implements Command {}

  /** A member offers its own film. */
  record ShareStart(String member, Share share) implements Command {}

  /** A member ends its offer. */
  record ShareStop(String member, String stream) implements Command {}

  /** WebRTC signalling from one member to another about a stream. */
  record Signal(String member, String to, String stream, String kind, String body)
      implements Command {}

  /** Give a member another role; {@code HOST} hands the hosting over. */
  record SetRole(String member, String whom, Role role) implements Command {}

  /** Put a member out, for good if {@code ban}. */
  record Kick(String member, String whom, boolean ban) implements Command {}

  /** Change how the room is run. */
  record ChangeSettings(String member, Patch patch) implements Command {}

  /** Settings to change; what is absent stays. */
  record Patch(
      Optional<Role> control,
      Optional<Role> queue,
      Optional<Role> chat,
      Optional<Role> share,
      Optional<Role> takeHost,
      Optional<Boolean> holds,
      Optional<Boolean> rates,
      Optional<Boolean> measuring,
      Optional<Integer> quorumPercent) {
    Settings on(Settings old) {
      return new Settings(
          control.orElse(old.control()),
          queue.orElse(old.queue()),
          chat.orElse(old.chat()),
          share.orElse(old.share()),
          takeHost.orElse(old.takeHost()),
          holds.orElse(old.holds()),
          rates.orElse(old.rates()),
          measuring.orElse(old.measuring()),
          quorumPercent.orElse(old.quorumPercent()));
    }
  }
}
