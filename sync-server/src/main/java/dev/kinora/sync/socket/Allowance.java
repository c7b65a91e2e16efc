package dev.kinora.sync.socket;

import dev.kinora.sync.hall.Bucket;
import dev.kinora.sync.wire.Limits;

/** How much one socket may still send. Confined to the thread that reads the socket. */
final class Allowance {
  /** What a socket has sent. */
  enum Verdict {
    /** Within what it may. */
    FINE,
    /** Too much; the frame is left out and its sender told. */
    REFUSED,
    /** Too much, again and again. */
    RUDE
  }

  private final Bucket frames;
  private final Bucket chats;
  private final Bucket candidates;
  private final Bucket typing;
  private final Bucket reports;
  private final Bucket refusals;

  Allowance(long nowMicros) {
    frames = new Bucket(Limits.FRAMES_AT_ONCE, Limits.FRAMES_PER_SECOND, nowMicros);
    chats = new Bucket(Limits.CHATS_AT_ONCE, 1, nowMicros);
    candidates =
        new Bucket(3 * Limits.CANDIDATES_PER_SECOND, Limits.CANDIDATES_PER_SECOND, nowMicros);
    typing = new Bucket(1, 1 / 3.0, nowMicros);
    reports = new Bucket(5, 2, nowMicros);
    refusals = new Bucket(500, 10, nowMicros);
  }

  /** Any frame, or a piece of one. */
  Verdict frame(long nowMicros) {
    return frames.take(nowMicros) ? Verdict.FINE : refused(nowMicros);
  }

  /** A frame whose type is known. */
  Verdict of(String type, long nowMicros) {
    boolean fine =
        switch (type) {
          case "chat", "react" -> chats.take(nowMicros);
          case "signal" -> candidates.take(nowMicros);
          case "typing" -> typing.take(nowMicros);
          case "report" -> reports.take(nowMicros);
          default -> true;
        };
    return fine ? Verdict.FINE : refused(nowMicros);
  }

  private Verdict refused(long nowMicros) {
    return refusals.take(nowMicros) ? Verdict.REFUSED : Verdict.RUDE;
  }
}
