package dev.kinora.origin.media;

import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a client no longer waits for its answer: it reset its HTTP/2 stream (RFC 9113
 * section 8.7), or its connection is closed. Nothing calls back when a stream is reset before
 * anything was written to it, so it is looked at now and then.
 */
final class Departure {
  private static final long EVERY_MILLIS = 50;

  private final HttpServerExchange exchange;
  private final Future<?> answer;
  private final Runnable left;

  private Departure(HttpServerExchange exchange, Future<?> answer, Runnable left) {
    this.exchange = exchange;
    this.answer = answer;
    this.left = left;
  }

  /** Runs {@code left} on the exchange's I/O thread if the client leaves before the answer. */
  static void watch(HttpServerExchange exchange, Future<?> answer, Runnable left) {
    new Departure(exchange, answer, left).later();
  }

  private void later() {
    exchange.getIoThread().executeAfter(this::look, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (answer.isDone()) {
      return;
    }
    if (Connectors.getConduitSinkChannel(exchange).isOpen() && exchange.getConnection().isOpen()) {
      later();
    } else {
      left.run();
    }
  }
}
