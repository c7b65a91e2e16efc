package dev.kinora.sync.ticket;

import dev.kinora.sync.room.Role;
import java.util.List;
import java.util.Objects;

/**
 * What a ticket says.
 *
 * @param use what it opens
 * @param room the room, or the swarm's scope
 * @param identity an account's id or a guest's; bans and sign-outs name it
 * @param name how the member is called; empty when it may choose
 */
public record Ticket(Use use, String room, String identity, String name, Role role) {
  /** What a ticket opens. */
  public enum Use {
    /** A room's socket. */
    ROOM,
    /** The tracker. */
    TRACKER,
    /** A room, for somebody without an account; lives long and makes tickets of the first kind. */
    GUEST_LINK
  }

  public Ticket {
    for (String part : List.of(room, identity, name)) {
      Objects.requireNonNull(part);
      if (part.length() > 200 || part.chars().anyMatch(c -> c < ' ')) {
        throw new IllegalArgumentException("a ticket's parts are short and have no controls");
      }
    }
  }
}
