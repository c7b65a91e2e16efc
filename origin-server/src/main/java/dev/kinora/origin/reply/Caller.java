package dev.kinora.origin.reply;

import java.util.Optional;

/**
 * Who asks. Immutable.
 *
 * @param accountId the account, for admins and members
 * @param name what the person is called; empty when unknown
 * @param role what they may do at most
 * @param room the one room of a guest
 * @param title the one title of a signed link
 * @param session the id of the session that was shown, if one was; not a secret
 */
public record Caller(
    Optional<String> accountId,
    String name,
    Role role,
    Optional<String> room,
    Optional<String> title,
    Optional<String> session) {
  /** Somebody who showed nothing. */
  public static final Caller NOBODY = plain(Role.NOBODY);

  /** Somebody at this machine. */
  public static final Caller LOCAL = plain(Role.LOCAL);

  /** Somebody from elsewhere while everything is open. */
  public static final Caller VISITOR = plain(Role.VISITOR);

  public Caller {
    boolean hasAccount = role == Role.ADMIN || role == Role.MEMBER;
    if (hasAccount != accountId.isPresent()
        || (role == Role.GUEST) != room.isPresent()
        || (role == Role.LINK) != title.isPresent()) {
      throw new IllegalArgumentException(
          "caller: expected an account for ADMIN and MEMBER, a room for GUEST, a title for LINK,"
              + " found %s with account %s, room %s, title %s"
                  .formatted(role, accountId, room, title));
    }
  }

  private static Caller plain(Role role) {
    return new Caller(
        Optional.empty(), "", role, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Somebody who signed in. */
  public static Caller account(String id, String name, Role role, String session) {
    return new Caller(
        Optional.of(id), name, role, Optional.empty(), Optional.empty(), Optional.of(session));
  }

  /** Somebody who came by a room's link. */
  public static Caller guest(String room, String name, String session) {
    return new Caller(
        Optional.empty(),
        name,
        Role.GUEST,
        Optional.of(room),
        Optional.empty(),
        Optional.of(session));
  }

  /** The bearer of a signed link to a title. */
  public static Caller link(String titleId) {
    return new Caller(
        Optional.empty(), "", Role.LINK, Optional.empty(), Optional.of(titleId), Optional.empty());
  }
}
