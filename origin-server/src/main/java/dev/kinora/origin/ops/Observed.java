package dev.kinora.origin.ops;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.reply.ConnectionEnd;
import dev.kinora.origin.reply.ProblemReply;
import dev.kinora.origin.route.Route;
import dev.kinora.origin.route.Router;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * Outermost on every listener: logs and counts each request when its answer has ended or its
 * connection has, and turns requests away once the server stops. Thread-safe.
 */
public final class Observed implements HttpHandler {
  private static final String NO_ROUTE = "none";

  private final AccessLog log;
  private final Metrics metrics;
  private final InFlight inFlight;
  private final HttpHandler next;

  /** Watches a handler. */
  public Observed(AccessLog log, Metrics metrics, InFlight inFlight, HttpHandler next) {
    this.log = log;
    this.metrics = metrics;
    this.inFlight = inFlight;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Instant time = Instant.now();
    long started = System.nanoTime();
    boolean admitted = inFlight.enter();
    ConnectionEnd.release(exchange, () -> ended(exchange, time, started, admitted));
    if (admitted) {
      next.handleRequest(exchange);
    } else {
      exchange.setPersistent(false);
      ProblemReply.send(
          exchange, Problem.unavailable("The server is stopping.", Duration.ofSeconds(5)));
    }
  }

  private void ended(HttpServerExchange exchange, Instant time, long started, boolean admitted) {
    if (admitted) {
      inFlight.leave();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    Route route = exchange.getAttachment(Router.ROUTE);
    int status = exchange.getStatusCode();
    long sizeBytes = exchange.getResponseBytesSent();
    metrics.answered(route == null ? NO_ROUTE : route.template().text(), status, sizeBytes, took);
    log.write(
        new LogLine(
                time,
                client(exchange),
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                exchange.getProtocol().toString(),
                status,
                sizeBytes,
                took)
            .toString());
  }

  private static String client(HttpServerExchange exchange) {
    InetSocketAddress peer = exchange.getSourceAddress();
    return peer == null || peer.getAddress() == null ? "-" : peer.getAddress().getHostAddress();
  }
}
