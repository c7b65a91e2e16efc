package dev.kinora.transcoder.work;

/** A child process died, ran over a limit or broke the protocol; the source may be to blame. */
public final class WorkFailure extends Exception {
  private static final long serialVersionUID = 1;

  public WorkFailure(String message) {
    super(message);
  }

  public WorkFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
