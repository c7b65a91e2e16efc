package dev.kinora.sync.hall;

import dev.kinora.sync.room.Role;
import dev.kinora.sync.wire.Incoming;
import java.util.Optional;

/**
 * Somebody at the door of a room.
 *
 * @param guest who it is, when a ticket or the machine vouches for it
 * @param resume who it says it was
 */
public record Entrance(
    Connection connection,
    Optional<Vouched> guest,
    Optional<Incoming.Resume> resume,
    boolean coarse) {
  /** Who somebody is. */
  public record Vouched(String identity, String name, Role role) {}
}
