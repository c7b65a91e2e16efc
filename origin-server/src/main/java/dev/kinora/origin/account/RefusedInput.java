package dev.kinora.origin.account;

/** What somebody gave cannot be taken; the message says why and what would be. */
public final class RefusedInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Refused for this reason. */
  public RefusedInput(String reason) {
    super(reason, null, false, false);
  }

  /** The reason, a sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
