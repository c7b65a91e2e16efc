package dev.kinora.transcoder.work;

/** A child process died, ran over a limit or broke the protocol; the source may be to blame. */
public final class WorkFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean killed;

  public WorkFailure(String message) {
    this(message, false);
  }

  private WorkFailure(String message, boolean killed) {
    super(message);
    this.killed = killed;
  }

  /** A failure that says more about another one is of the same kind. */
  public WorkFailure(String message, Throwable cause) {
    super(message, cause);
    this.killed = cause instanceof WorkFailure failure && failure.killed;
  }

  /** Somebody else ended the child (SIGKILL), which says nothing about the source. */
  public static WorkFailure killed(String message) {
    return new WorkFailure(message, true);
  }

  /** Whether the child was ended by somebody else. */
  public boolean isKilled() {
    return killed;
  }
}
