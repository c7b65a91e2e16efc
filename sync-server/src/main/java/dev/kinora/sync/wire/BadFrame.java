package dev.kinora.sync.wire;

import dev.kinora.sync.room.Refusal;

/** A frame that is not one of the protocol's; the message says what was expected. */
public final class BadFrame extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal code;

  BadFrame(Refusal code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static BadFrame bad(String message) {
    return new BadFrame(Refusal.BAD, message);
  }

  /** The code of the answer. */
  public Refusal code() {
    return code;
  }

  /** The sentence. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
