package dev.kinora.sync.hall;

/** Room time: microseconds of the monotonic clock since an epoch began. Immutable. */
public final class RoomClock {
  private final long startedNanos = System.nanoTime();

  /** Now. */
  public long micros() {
    return (System.nanoTime() - startedNanos) / 1000;
  }
}
