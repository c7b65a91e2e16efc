package dev.kinora.origin.account;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.SessionWatch;
import dev.kinora.origin.route.Identification;
import dev.kinora.origin.route.Locality;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Optional;

/**
 * Who asks, by what the request shows: a session's token in {@code Authorization: Bearer} or in the
 * cookie, else a signature in the query, else nothing. Thread-safe.
 */
final class Credentials implements Identification {
  /** Bound to host, path and encryption by its prefix (RFC 6265bis, 4.1.3.2). */
  static final String COOKIE = "__Host-kinora";

  private static final HttpString CSRF = new HttpString("X-CSRF-Token");
  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final Links links;
  private final RoomsView rooms;
  private final SessionWatch watch;
  private final boolean open;

  /**
   * Credentials of these people.
   *
   * @param open whether people without any may watch
   */
  Credentials(Sessions sessions, Links links, RoomsView rooms, SessionWatch watch, boolean open) {
    this.sessions = sessions;
    this.links = links;
    this.rooms = rooms;
    this.watch = watch;
    this.open = open;
  }

  @Override
  public Optional<Caller> atOnce(HttpServerExchange exchange) {
    Optional<String> token = bearer(exchange).or(() -> cookie(exchange));
    return token.isPresent() ? sessions.known(token.get()) : Optional.of(without(exchange));
  }

  @Override
  public Caller caller(HttpServerExchange exchange) throws ProblemException {
    Optional<String> bearer = bearer(exchange);
    if (bearer.isPresent()) {
      return sessions
          .find(bearer.get())
          .orElseThrow(() ->
              new ProblemException(Problem.unauthorized("This session has ended; sign in again.")));
    }
    // A browser goes on showing the cookie of a session that has ended: that is nothing wrong.
    return cookie(exchange).flatMap(sessions::find).orElseGet(() -> without(exchange));
  }

  private Caller without(HttpServerExchange exchange) {
    if (open) {
      return Locality.isLocal(exchange) ? Caller.LOCAL : Caller.VISITOR;
    }
    return signature(exchange).flatMap(links::titleOf).map(Caller::link).orElse(Caller.NOBODY);
  }

  private static Optional<String> signature(HttpServerExchange exchange) {
    var values = exchange.getQueryParameters().get("sig");
    return values == null ? Optional.empty() : Optional.ofNullable(values.peekFirst());
  }

  private static Optional<String> bearer(HttpServerExchange exchange) {
    String field = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    return field != null && field.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(field.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  /** The token in the cookie, when there is one. */
  static Optional<String> cookie(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getRequestCookie(COOKIE)).map(Cookie::getValue);
  }

  @Override
  public boolean isMeant(HttpServerExchange exchange, Caller caller) {
    if (caller.session().isEmpty() || bearer(exchange).isPresent()) {
      return true;
    }
    String shown = exchange.getRequestHeaders().getFirst(CSRF);
    return shown != null
        && cookie(exchange).filter(token -> Tokens.same(shown, csrf(token))).isPresent();
  }

  /** What a page has to send with each change: only who can read our answers knows it. */
  static String csrf(String token) {
    return Tokens.code(token, "csrf");
  }

  @Override
  public boolean plays(String room, String titleId) {
    return rooms.titleOf(room).filter(titleId::equals).isPresent();
  }

  @Override
  public SessionWatch watch() {
    return watch;
  }
}
