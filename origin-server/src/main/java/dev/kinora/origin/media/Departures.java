package dev.kinora.origin.media;

import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Notices that clients no longer wait for their answers: one reset its HTTP/2 stream (RFC 9113
 * section 8.7), or its connection is closed. Nothing calls back when a stream is reset before
 * anything was written to it, so each is looked at now and then, and all when somebody else comes:
 * a player that seeks leaves one wait and begins the next. Thread-safe.
 */
final class Departures {
  private static final long EVERY_MILLIS = 50;

  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

  private record Wait(HttpServerExchange exchange, Future<?> answer, Runnable left) {
    boolean isOver() {
      return answer.isDone();
    }

    boolean hasLeft() {
      return !Connectors.getConduitSinkChannel(exchange).isOpen()
          || !exchange.getConnection().isOpen();
    }
  }

  /** Runs {@code left} if the client leaves before the answer, perhaps in another thread. */
  void watch(HttpServerExchange exchange, Future<?> answer, Runnable left) {
    Wait wait = new Wait(exchange, answer, left);
    waits.add(wait);
    later(wait);
  }

  /** Looks at all who wait. */
  void look() {
    waits.forEach(this::look);
  }

  private void later(Wait wait) {
    var _ =
        wait.exchange
            .getIoThread()
            .executeAfter(() -> lookAgain(wait), EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void lookAgain(Wait wait) {
    look(wait);
    if (waits.contains(wait)) {
      later(wait);
    }
  }

  private void look(Wait wait) {
    if (wait.isOver()) {
      waits.remove(wait);
    } else if (wait.hasLeft() && waits.remove(wait)) {
      wait.left.run();
    }
  }
}
