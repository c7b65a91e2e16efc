package dev.kinora.origin.live;

import dev.kinora.packager.live.LiveChannel;
import java.util.List;
import java.util.Optional;

/**
 * The streams that run, and those that ended a moment ago. Safe for use from any thread; calls
 * return at once.
 */
public interface LiveShelf {
  /** All of them, oldest first. */
  List<LiveChannel> channels();

  /** One of them. */
  Optional<LiveChannel> channel(String name);
}
