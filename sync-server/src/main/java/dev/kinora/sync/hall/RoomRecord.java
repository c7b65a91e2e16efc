package dev.kinora.sync.hall;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stays the same about a room while it lives.
 *
 * @param room its name in addresses
 * @param name its name for people
 * @param swarm the unguessable name under which its members exchange segments
 * @param permanent whether it comes from the settings and cannot be removed
 * @param owner the identity of who made it
 */
public record RoomRecord(
    String room, String name, String swarm, boolean permanent, Optional<String> owner) {
  /** Names in addresses. */
  public static final Pattern ROOM = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

  public RoomRecord {
    if (!ROOM.matcher(room).matches()) {
      throw new IllegalArgumentException(
          "room: expected 1 to 41 small letters, digits and -, found \"" + room + "\"");
    }
  }
}
