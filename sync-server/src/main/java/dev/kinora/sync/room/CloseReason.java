package dev.kinora.sync.room;

/** Why a socket is closed (RFC 6455, 7.4.2: private codes from 4000 on). */
public enum CloseReason {
  /** It said goodbye (RFC 6455, 7.4.1). */
  LEFT(1000, "goodbye"),
  /** No good ticket, or a first frame that is no {@code hello}. */
  NOT_ADMITTED(4001, "not admitted"),
  /** No {@code hello} within five seconds. */
  SILENT(4002, "no hello in time"),
  /** Put out by the room's owner. */
  KICKED(4003, "kicked"),
  /** There is no such room, or not any more. */
  GONE(4004, "no such room"),
  /** The room lives elsewhere now. */
  MOVING(4005, "moving"),
  /** The server ends. */
  CLOSING(4006, "closing"),
  /** The room, or the server, has no place left. */
  FULL(4007, "full"),
  /** It reads more slowly than the room speaks. */
  SLOW(4008, "too slow"),
  /** It sends what nobody may send, or its member speaks through another socket now. */
  RUDE(4009, "too much, or replaced");

  private final int code;
  private final String words;

  CloseReason(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The close code. */
  public int code() {
    return code;
  }

  /** The reason for people. */
  public String words() {
    return words;
  }
}
