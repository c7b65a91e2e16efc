package dev.kinora.packager.check.load;

/** A resource that could not be had; the message says what was found in its place. */
public final class Unfetched extends Exception {
  private static final long serialVersionUID = 1;

  /** Why not. */
  public enum Reason {
    /** There is none, or the server says no. */
    ABSENT,
    /** It is larger than what is read. */
    TOO_LARGE,
    /** It may not be looked at: it lies outside of what was to be checked. */
    OUT_OF_BOUNDS,
    /** Nobody answers, or not in time. */
    UNREACHABLE
  }

  private final Reason reason;

  /** Says why and what was found, such as {@code status 404}. */
  public Unfetched(Reason reason, String found) {
    super(found);
    this.reason = reason;
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }

  /** What was found, for a report. */
  public String found() {
    return String.valueOf(getMessage());
  }
}
