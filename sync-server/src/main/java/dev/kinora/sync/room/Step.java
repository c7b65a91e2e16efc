package dev.kinora.sync.room;

import java.util.List;

/** What became of a room, and what follows from it. */
public record Step(RoomState state, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }
}
