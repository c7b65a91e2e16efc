package dev.kinora.origin.live;

/** A stream cannot be opened. */
public final class LiveRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * A refusal.
   *
   * @param message a sentence for the publisher
   */
  public LiveRefusal(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public enum Reason {
    /** Somebody publishes under that name. */
    TAKEN,
    /** The key is missing or wrong. */
    KEY,
    /** Too many streams run already. */
    FULL,
    /** The media type is one that cannot be taken. */
    MEDIA
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
