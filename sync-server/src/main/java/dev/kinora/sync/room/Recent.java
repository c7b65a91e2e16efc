package dev.kinora.sync.room;

import java.util.EnumMap;
import java.util.Map;

/** The last change of each kind, for telling which of two people was first. */
record Recent(Map<Kind, Change> last) {
  static final Recent NONE = new Recent(Map.of());

  Recent {
    last = Map.copyOf(last);
  }

  /** Changes that contradict one another. */
  enum Kind {
    /** Play and pause. */
    RUN,
    SEEK,
    RATE,
    LOAD
  }

  /** One change. */
  record Change(long rev, String by, long at) {}

  Recent with(Kind kind, Change change) {
    Map<Kind, Change> more = new EnumMap<>(Kind.class);
    more.putAll(last);
    more.put(kind, change);
    return new Recent(more);
  }
}
