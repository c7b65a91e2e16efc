package dev.kinora.origin.route;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.reply.ProblemReply;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.Optional;

/**
 * What every request passes first: fields that every answer has, sizes, request bodies, and whether
 * the one who asks may be answered at all. Immutable, thread-safe.
 */
public final class Gate implements HttpHandler {
  private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");
  private static final HttpString REFERRER = new HttpString("Referrer-Policy");

  private final boolean localOnly;
  private final int pathCharacters;
  private final HttpHandler next;

  /**
   * A gate before a router.
   *
   * @param localOnly whether only people at this machine are answered
   * @param pathCharacters the longest path with query that is looked at
   */
  public Gate(boolean localOnly, int pathCharacters, HttpHandler next) {
    this.localOnly = localOnly;
    this.pathCharacters = pathCharacters;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.getResponseHeaders().put(NOSNIFF, "nosniff").put(REFERRER, "same-origin");
    exchange.addDefaultResponseListener(Gate::explainBareError);
    Optional<Problem> refusal = refusal(exchange);
    if (refusal.isPresent()) {
      Sharing.allowAnyOrigin(exchange);
      ProblemReply.send(exchange, refusal.get());
    } else {
      next.handleRequest(exchange);
    }
  }

  private Optional<Problem> refusal(HttpServerExchange exchange) {
    if (!exchange.isRequestComplete() && !Route.isChanging(exchange.getRequestMethod())) {
      exchange.setPersistent(false);
      return Optional.of(Problem.contentTooLarge());
    }
    if (exchange.getRequestPath().length() + exchange.getQueryString().length() > pathCharacters) {
      return Optional.of(Problem.notFound("There is nothing at this address: it is too long."));
    }
    return localOnly ? Locality.refusal(exchange).map(Problem::forbidden) : Optional.empty();
  }

  /** Undertow's own refusals and failures have no body: they get a problem document too. */
  private static boolean explainBareError(HttpServerExchange exchange) {
    int status = exchange.getStatusCode();
    boolean bare =
        status >= 400 && !exchange.isResponseStarted() && exchange.isResponseChannelAvailable();
    if (!bare) {
      return false;
    }
    Throwable cause = exchange.getAttachment(DefaultResponseListener.EXCEPTION);
    ProblemReply.send(
        exchange,
        cause == null && status != 500
            ? new Problem(
                status, "Refused", "The server does not take this request.", java.util.Map.of())
            : Problem.internal());
    return true;
  }
}
