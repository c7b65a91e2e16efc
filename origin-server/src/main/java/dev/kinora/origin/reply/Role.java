package dev.kinora.origin.reply;

/** What somebody who asks may do at most. */
public enum Role {
  /** An account that may do everything, accounts of others included. */
  ADMIN,
  /** An account that may watch, upload, go live and make rooms. */
  MEMBER,
  /** Somebody with a room's link and no account: that room and the title it plays. */
  GUEST,
  /** Somebody at this machine, while titles are open to them: like a member, without an account. */
  LOCAL,
  /** Anybody from elsewhere while titles are open to everybody: may watch. */
  VISITOR,
  /** The bearer of a signed link: one title. */
  LINK,
  /** Somebody who showed nothing. */
  NOBODY;

  /** Whether people with this role may watch any title. */
  public boolean mayWatch() {
    return mayChange() || this == VISITOR;
  }

  /** Whether people with this role may upload, go live and make rooms. */
  public boolean mayChange() {
    return this == ADMIN || this == MEMBER || this == LOCAL;
  }
}
