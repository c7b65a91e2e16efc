package dev.kinora.origin.route;

import dev.kinora.origin.http.LocalOnly;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a request comes from somebody at this machine, by {@link LocalOnly}. No state. */
public final class Locality {
  private static final List<HttpString> FORWARDING =
      LocalOnly.FORWARDING_FIELDS.stream().map(HttpString::new).toList();

  private Locality() {}

  /** Whether the peer is this machine and the request says nothing else. */
  public static boolean isLocal(HttpServerExchange exchange) {
    InetSocketAddress peer = exchange.getSourceAddress();
    return peer != null
        && peer.getAddress() != null
        && peer.getAddress().isLoopbackAddress()
        && refusal(exchange).isEmpty();
  }

  /** Why the request's fields do not count as local, or nothing. */
  static Optional<String> refusal(HttpServerExchange exchange) {
    return LocalOnly.refusal(hosts(exchange), forwarding(exchange));
  }

  /** Every name that the request gives for this server (RFC 9112, 3.2 and 3.2.2). */
  private static List<String> hosts(HttpServerExchange exchange) {
    List<String> hosts = new ArrayList<>();
    HeaderValues fields = exchange.getRequestHeaders().get(Headers.HOST);
    if (fields != null) {
      hosts.addAll(fields);
    }
    if (exchange.isHostIncludedInRequestURI()) {
      hosts.add(authority(exchange.getRequestURI()));
    }
    return hosts;
  }

  private static String authority(String target) {
    try {
      String authority = URI.create(target).getRawAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }

  private static List<String> forwarding(HttpServerExchange exchange) {
    return FORWARDING.stream()
        .filter(exchange.getRequestHeaders()::contains)
        .map(HttpString::toString)
        .toList();
  }
}
