package dev.kinora.origin.reply;

/**
 * How an answer that goes on for long is ended from outside: broken off, unless its endpoint knows
 * how to bring it to an end in order. Thread-safe.
 */
public final class Ending {
  private volatile Runnable how;

  /** An answer that is broken off so. */
  public Ending(Runnable breakOff) {
    this.how = breakOff;
  }

  void by(Runnable inOrder) {
    how = inOrder;
  }

  /** Ends it. */
  public void end() {
    how.run();
  }
}
