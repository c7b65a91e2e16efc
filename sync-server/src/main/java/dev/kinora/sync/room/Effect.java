package dev.kinora.sync.room;

/** What follows from a command, to be carried out in this order. */
public sealed interface Effect {
  /** Everybody with a socket is told. */
  record ToAll(Notice notice) implements Effect {}

  /** One member is told. */
  record ToOne(String member, Notice notice) implements Effect {}

  /** Everybody but one is told. */
  record ToOthers(String except, Notice notice) implements Effect {}

  /** The command was carried out; the member that gave it is told the revision. */
  record Done(long rev) implements Effect {}

  /** The command was refused; the member that gave it is told why. */
  record Refused(Refusal code, String message) implements Effect {}

  /** A member's socket is closed. */
  record Close(String member, CloseReason reason) implements Effect {}
}
