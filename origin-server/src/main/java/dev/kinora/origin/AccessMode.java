package dev.kinora.origin;

/** Who may watch when the server is bound wider than loopback. */
public enum AccessMode {
  /** Anybody who reaches the server. */
  OPEN,
  /** People with an account; the default. */
  MEMBERS
}
