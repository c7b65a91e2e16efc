package dev.kinora.transcoder.child;

/** Whether somebody waits for a child's work. */
enum ChildPriority {
  /** A viewer waits: the child runs at normal priority and one is kept ready. */
  FOREGROUND(3),
  /** Nobody waits: the child gives way to everything else. */
  BACKGROUND(1);

  private final int keptIdle;

  ChildPriority(int keptIdle) {
    this.keptIdle = keptIdle;
  }

  /** How many children without work are kept for a lane. */
  int keptIdle() {
    return keptIdle;
  }
}
