package dev.kinora.origin.account;

import dev.kinora.origin.reply.Role;
import java.time.Instant;

/**
 * One account. Immutable.
 *
 * @param id opaque, never reused
 * @param name as its owner writes it
 * @param role {@code ADMIN} or {@code MEMBER}
 */
public record Account(String id, String name, Role role, Instant createdAt) {
  public Account {
    if (role != Role.ADMIN && role != Role.MEMBER) {
      throw new IllegalArgumentException(
          "an account's role: expected ADMIN or MEMBER, found " + role);
    }
  }
}
