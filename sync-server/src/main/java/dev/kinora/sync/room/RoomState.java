package dev.kinora.sync.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything about one room at one moment. Immutable; {@link RoomRules} makes the next one.
 *
 * @param epoch grows when another process takes the room over; times count from its beginning
 * @param shares films that members send, by stream
 * @param recent the last change of each kind
 * @param holdsAt when the room stopped for somebody, within the last ten minutes
 */
public record RoomState(
    long epoch,
    Playback play,
    People people,
    Settings settings,
    Queue queue,
    ChatLog chat,
    Map<String, Share> shares,
    Recent recent,
    List<Long> holdsAt) {
  public RoomState {
    shares = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    holdsAt = List.copyOf(holdsAt);
  }

  /** A room that nobody has been in. */
  public static RoomState fresh(long epoch) {
    return new RoomState(
        epoch,
        Playback.NOTHING,
        People.NOBODY,
        Settings.DEFAULT,
        Queue.EMPTY,
        ChatLog.EMPTY,
        Map.of(),
        Recent.NONE,
        List.of());
  }

  RoomState with(Playback p) {
    return new RoomState(epoch, p, people, settings, queue, chat, shares, recent, holdsAt);
  }

  RoomState with(People p) {
    return new RoomState(epoch, play, p, settings, queue, chat, shares, recent, holdsAt);
  }

  RoomState with(Settings s) {
    return new RoomState(epoch, play, people, s, queue, chat, shares, recent, holdsAt);
  }

  RoomState with(Queue q) {
    return new RoomState(epoch, play, people, settings, q, chat, shares, recent, holdsAt);
  }

  RoomState with(ChatLog c) {
    return new RoomState(epoch, play, people, settings, queue, c, shares, recent, holdsAt);
  }

  RoomState with(Recent r) {
    return new RoomState(epoch, play, people, settings, queue, chat, shares, r, holdsAt);
  }

  RoomState sharing(Map<String, Share> s) {
    return new RoomState(epoch, play, people, settings, queue, chat, s, recent, holdsAt);
  }

  RoomState heldAt(List<Long> h) {
    return new RoomState(epoch, play, people, settings, queue, chat, shares, recent, h);
  }
}
