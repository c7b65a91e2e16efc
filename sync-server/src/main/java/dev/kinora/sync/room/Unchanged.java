package dev.kinora.sync.room;

import org.jspecify.annotations.Nullable;

/** Tells cheaply that a part of a room did not change. */
public final class Unchanged {
  private Unchanged() {}

  /**
   * Whether two states share this part. Equal parts that were made twice count as changed, which
   * costs a needless look and nothing else.
   */
  // States share what did not change; comparing thousands of members would cost more than it saves.
  @SuppressWarnings("ReferenceEquality")
  public static boolean is(@Nullable Object before, @Nullable Object after) {
    return before == after;
  }
}
