package dev.kinora.sync.room;

import java.util.Locale;

/** Codes of refused commands. */
public enum Refusal {
  /** Somebody else was first; the answer carries the state. */
  STALE,
  /** The member may not. */
  FORBIDDEN,
  /** Too many at once. */
  RATE,
  /** Too long. */
  TOO_LARGE,
  /** Not understood, or makes no sense now. */
  BAD,
  /** What it speaks of is not there any more. */
  GONE,
  /** No place is left. */
  FULL;

  /** The word of the protocol. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
