package dev.kinora.origin;

import dev.kinora.origin.account.RoomsView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Rooms that play what a test says. */
final class FakeRooms implements RoomsView {
  private final Map<String, String> titles = new ConcurrentHashMap<>();

  void play(String room, String title) {
    titles.put(room, title);
  }

  @Override
  public boolean exists(String room) {
    return titles.containsKey(room);
  }

  @Override
  public Optional<String> titleOf(String room) {
    return Optional.ofNullable(titles.get(room));
  }
}
