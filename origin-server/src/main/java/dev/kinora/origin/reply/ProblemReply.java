package dev.kinora.origin.reply;

import dev.kinora.origin.http.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Sends problem documents. No state. */
public final class ProblemReply {
  private static final ObjectMapper JSON = JsonMapper.shared();

  private ProblemReply() {}

  /** Sends the document, unless another answer has begun: then only the connection can end. */
  public static void send(HttpServerExchange exchange, Problem problem) {
    if (exchange.isResponseStarted()) {
      exchange.endExchange();
      return;
    }
    exchange.setStatusCode(problem.status());
    for (HttpString ofOtherAnswer :
        new HttpString[] {
          Headers.ETAG, Headers.LAST_MODIFIED, Headers.CONTENT_ENCODING, Headers.ACCEPT_RANGES
        }) {
      exchange.getResponseHeaders().remove(ofOtherAnswer);
    }
    problem.headers().forEach((k, v) -> exchange.getResponseHeaders().put(new HttpString(k), v));
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .put(
            Headers.CACHE_CONTROL,
            (problem.status() == 404 ? Caching.BRIEF : Caching.NONE).directive());
    byte[] body = JSON.writeValueAsBytes(problem.members());
    exchange.setResponseContentLength(body.length);
    if (exchange.getRequestMethod().equals(Methods.HEAD)) {
      exchange.endExchange();
    } else {
      exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }
  }
}
