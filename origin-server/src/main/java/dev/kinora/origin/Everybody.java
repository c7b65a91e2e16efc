package dev.kinora.origin;

import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.route.Identification;
import dev.kinora.origin.route.Locality;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;

/** Who asks, where nobody has an account: people at this machine, and everybody else. */
final class Everybody implements Identification {
  @Override
  public Optional<Caller> atOnce(HttpServerExchange exchange) {
    return Optional.of(caller(exchange));
  }

  @Override
  public Caller caller(HttpServerExchange exchange) {
    return Locality.isLocal(exchange) ? Caller.LOCAL : Caller.VISITOR;
  }

  @Override
  public boolean isMeant(HttpServerExchange exchange, Caller caller) {
    return true;
  }

  @Override
  public boolean plays(String room, String titleId) {
    return false;
  }
}
