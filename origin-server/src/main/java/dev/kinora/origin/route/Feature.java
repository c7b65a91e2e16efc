package dev.kinora.origin.route;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A group of addresses that stands on its own: the composition root makes it, the origin offers its
 * routes and closes it.
 */
public interface Feature extends AutoCloseable {
  /** Its addresses; none of them fits a path of another route. */
  List<Route> routes();

  /** Called once, at the start: how pages that listen for changes are told of one. */
  default void tellBy(BiConsumer<String, Map<String, ?>> events) {}

  /** Called when the server stops: ends answers that would go on for ever, or for long. */
  default void endStreams() {}

  /** Called once, after the last answer; ends what the feature has started. */
  @Override
  default void close() {}
}
