package dev.kinora.origin.reply;

import dev.kinora.origin.http.ProblemException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request that found its route. Confined to the thread that handles the exchange.
 *
 * @param exchange Undertow's view of it
 * @param parts the named parts of the path
 * @param caller who asks
 */
public record Call(HttpServerExchange exchange, Map<String, String> parts, Caller caller) {
  /** The request's body, which the router reads before an endpoint of a changing method runs. */
  public static final AttachmentKey<byte[]> BODY = AttachmentKey.create(byte[].class);

  /** Where {@link #onSessionEnd} asks, which the router knows. */
  public static final AttachmentKey<SessionWatch> WATCH = AttachmentKey.create(SessionWatch.class);

  /** How the router ends an answer whose caller's session is over. */
  public static final AttachmentKey<Ending> ENDING = AttachmentKey.create(Ending.class);

  /** From now on the answer is brought to its end so, instead of being broken off. */
  public void endsBy(Runnable inOrder) {
    Ending ending = exchange.getAttachment(ENDING);
    if (ending != null) {
      ending.by(inOrder);
    }
  }

  /**
   * Calls {@code end} once when the caller's session is over: for those who keep a socket open
   * after the exchange has ended. Answers and pushes that are still on their way end by themselves.
   *
   * @return to be closed when what was open has ended
   */
  public SessionWatch.Watching onSessionEnd(Runnable end) {
    SessionWatch watch = exchange.getAttachment(WATCH);
    return (watch == null ? SessionWatch.NONE : watch).onEnd(caller, end);
  }

  /** A named part of the path, which the route's template has. */
  public String part(String name) {
    String value = parts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no part {" + name + "}, only " + parts);
    }
    return value;
  }

  /** A header field's value, several joined by commas, or null. */
  public @Nullable String header(String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? null : String.join(", ", values);
  }

  /** The first value of a query parameter, or null. */
  public @Nullable String query(String name) {
    var values = exchange.getQueryParameters().get(name);
    return values == null ? null : values.peekFirst();
  }

  /** Whether the answer has no body. */
  public boolean isHead() {
    return exchange.getRequestMethod().equals(Methods.HEAD);
  }

  /** Sets a field of the answer. */
  public void set(String name, String value) {
    exchange.getResponseHeaders().put(new HttpString(name), value);
  }

  /**
   * The request's body.
   *
   * @return no bytes when there is none, or when the route reads its body itself
   */
  public byte[] body() {
    byte[] body = exchange.getAttachment(BODY);
    return body == null ? new byte[0] : body;
  }

  /**
   * The request's body as a JSON object.
   *
   * @param maxBytes the largest that is taken; the route may take less
   * @throws ProblemException 415 for another media type, 413 for more bytes, 400 for no JSON object
   */
  public JsonNode json(int maxBytes) throws ProblemException {
    return Body.json(body(), exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE), maxBytes);
  }
}
