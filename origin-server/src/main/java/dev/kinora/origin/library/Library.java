package dev.kinora.origin.library;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * The titles that can be listed and played. Safe for use from any thread; calls may block briefly.
 */
public interface Library {
  /** All titles, newest first. */
  List<LibraryTitle> titles();

  /** One of them. */
  Optional<LibraryTitle> title(String id);

  /** How far the demo film is made, 0 to 1, while it is being made. */
  OptionalDouble demoProgress();

  /** Calls the listener, on any thread and without waiting for it, until the result is closed. */
  Subscription subscribe(Consumer<LibraryChange> listener);

  /** Ends a subscription; closing twice does nothing. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
