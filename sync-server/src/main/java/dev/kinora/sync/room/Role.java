package dev.kinora.sync.room;

import java.util.Locale;
import java.util.Optional;

/** What a member may do, from least to most. */
public enum Role {
  /** Came by a link, without an account. */
  GUEST,
  /** Everybody else. */
  MEMBER,
  /** Leads: the one whose place in the film counts as the room's when the room asks. */
  HOST,
  /** Made the room, or runs this server. */
  OWNER;

  /** The word of the protocol. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word. */
  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  boolean atLeast(Role other) {
    return compareTo(other) >= 0;
  }
}
