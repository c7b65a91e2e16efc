package dev.kinora.origin;

/** Who may watch. */
public enum AccessMode {
  /** Anybody who reaches the server; the default on loopback. */
  OPEN,
  /** People with an account, and whom they give a link; the default when bound wider. */
  MEMBERS
}
