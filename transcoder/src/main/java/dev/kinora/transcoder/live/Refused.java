package dev.kinora.transcoder.live;

/** A publisher may not publish; the message is a sentence for them. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final Why why;

  /** A refusal. */
  public Refused(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** Kinds of refusals. */
  public enum Why {
    /** Somebody else publishes under that name. */
    TAKEN,
    /** The key is missing or wrong. */
    KEY,
    /** Too many publish already. */
    FULL,
    /** The name cannot be used. */
    NAME
  }

  /** Its kind. */
  public Why why() {
    return why;
  }
}
