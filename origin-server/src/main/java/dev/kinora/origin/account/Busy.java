package dev.kinora.origin.account;

/** Too many passwords are being checked at once; nothing was done. */
public final class Busy extends RuntimeException {
  private static final long serialVersionUID = 1;

  Busy() {
    super("too many passwords are being checked; try again in a moment", null, false, false);
  }
}
