package dev.kinora.packager.check.stored;

/** Asked before each piece of work; returns when nobody needs the processor more. */
@FunctionalInterface
public interface Breath {
  /**
   * Returns when the work may go on.
   *
   * @throws InterruptedException if it is to end
   */
  void take() throws InterruptedException;
}
