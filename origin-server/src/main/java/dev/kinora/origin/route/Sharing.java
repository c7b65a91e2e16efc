package dev.kinora.origin.route;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/**
 * Lets players on pages of other origins read media (the Fetch standard, 3.3). Never with
 * credentials: the wildcard and a cookie do not go together.
 */
final class Sharing {
  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString EXPOSE = new HttpString("Access-Control-Expose-Headers");
  private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
  private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
  private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
  private static final HttpString RESOURCE_POLICY = new HttpString("Cross-Origin-Resource-Policy");

  private Sharing() {}

  static void allowAnyOrigin(HttpServerExchange exchange) {
    exchange
        .getResponseHeaders()
        .put(ALLOW_ORIGIN, "*")
        .put(EXPOSE, "Content-Length, Content-Range, Content-Type, Date, ETag, Retry-After")
        .put(RESOURCE_POLICY, "cross-origin");
  }

  /** Answers a preflight, and an OPTIONS request of anybody else. */
  static void answerOptions(HttpServerExchange exchange, Resource resource) {
    exchange.getResponseHeaders().put(Headers.ALLOW, resource.methods());
    if (resource.first().sharing() == Route.Sharing.ANY_ORIGIN) {
      exchange
          .getResponseHeaders()
          .put(ALLOW_METHODS, "GET, HEAD, OPTIONS")
          .put(ALLOW_HEADERS, "Range, If-None-Match, If-Modified-Since, If-Range, Cache-Control")
          .put(MAX_AGE, "86400");
    }
    exchange.setStatusCode(204);
    exchange.endExchange();
  }
}
