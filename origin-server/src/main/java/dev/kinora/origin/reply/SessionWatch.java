package dev.kinora.origin.reply;

/**
 * Tells those who keep something open for somebody (a socket, a stream) when that person's session
 * is over: signed out, revoked, the password changed, the account removed. Thread-safe.
 */
public interface SessionWatch {
  /** For callers whose rights do not end. */
  SessionWatch NONE = (caller, end) -> () -> {};

  /**
   * Calls {@code end} once, on some thread and within five seconds, when the caller's session is
   * over; never for callers without a session.
   *
   * @return to be closed when the thing that was open has ended by itself
   */
  Watching onEnd(Caller caller, Runnable end);

  /** What was asked for with {@link #onEnd}; closing twice does nothing. */
  interface Watching extends AutoCloseable {
    @Override
    void close();
  }
}
