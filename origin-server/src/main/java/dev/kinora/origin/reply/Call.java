package dev.kinora.origin.reply;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request that found its route. Confined to the thread that handles the exchange.
 *
 * @param exchange Undertow's view of it
 * @param parts the named parts of the path
 */
public record Call(HttpServerExchange exchange, Map<String, String> parts) {
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

  /** Whether the answer has no body. */
  public boolean isHead() {
    return exchange.getRequestMethod().equals(Methods.HEAD);
  }

  /** Sets a field of the answer. */
  public void set(String name, String value) {
    exchange.getResponseHeaders().put(new io.undertow.util.HttpString(name), value);
  }
}
