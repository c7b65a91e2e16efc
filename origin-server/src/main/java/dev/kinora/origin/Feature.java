package dev.kinora.origin;

import dev.kinora.origin.route.Route;
import java.util.List;

/**
 * A group of addresses that stands on its own: the composition root makes it, the origin offers its
 * routes and closes it. What every origin has is not a feature but part of {@link Services}.
 */
public interface Feature extends AutoCloseable {
  /** Its addresses; none of them fits a path of another route. */
  List<Route> routes();

  /** Called once, after the last answer; ends what the feature has started. */
  @Override
  default void close() {}
}
