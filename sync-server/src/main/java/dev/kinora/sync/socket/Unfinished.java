package dev.kinora.sync.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/**
 * How much of what a socket said its room has not seen yet. The socket is read only while that is
 * little, and not at all while its hello is looked at, so that nothing piles up. Thread-safe.
 */
final class Unfinished {
  private final int most;

  @GuardedBy("this")
  private int commands;

  @GuardedBy("this")
  private boolean atTheDoor;

  @GuardedBy("this")
  private boolean readerWaits;

  Unfinished(int most) {
    this.most = most;
  }

  /** A command is on its way to the room. */
  synchronized void begin() {
    commands++;
  }

  /** The hello is on its way to the room. */
  synchronized void arrive() {
    atTheDoor = true;
  }

  /** Whether the reader goes on; else {@link #end} or {@link #enter} tells when somebody has to. */
  synchronized boolean mayRead() {
    readerWaits = atTheDoor || commands >= most;
    return !readerWaits;
  }

  /** A command is done with; true when the reader is to be woken. */
  synchronized boolean end() {
    commands--;
    return wakes();
  }

  /** The hello is answered; true when the reader is to be woken. */
  synchronized boolean enter() {
    atTheDoor = false;
    return wakes();
  }

  @GuardedBy("this")
  private boolean wakes() {
    boolean wakes = readerWaits && !atTheDoor && commands < most;
    if (wakes) {
      readerWaits = false;
    }
    return wakes;
  }
}
