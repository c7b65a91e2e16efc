package dev.kinora.origin.route;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.ProblemReply;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request on one listener and runs its endpoint. Immutable, thread-safe. */
public final class Router implements HttpHandler {
  /** The route that answers, for logs and metrics; absent while none was found. */
  public static final AttachmentKey<Route> ROUTE = AttachmentKey.create(Route.class);

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final List<Route> routes;

  /** Takes the routes that are open on the listener; the first that fits wins. */
  public Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** The route of a path, with the path's named parts. */
  record Found(Route route, Map<String, String> parts) {}

  Optional<Found> find(String path) {
    for (Route route : routes) {
      Optional<Map<String, String>> parts = route.template().match(path);
      if (parts.isPresent()) {
        return Optional.of(new Found(route, parts.get()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    Optional<Found> found = find(exchange.getRequestPath());
    if (found.isEmpty()) {
      Sharing.allowAnyOrigin(exchange);
      ProblemReply.send(exchange, Problem.notFound("There is nothing at this address."));
      return;
    }
    Route route = found.get().route();
    exchange.putAttachment(ROUTE, route);
    if (route.sharing() == Route.Sharing.ANY_ORIGIN) {
      Sharing.allowAnyOrigin(exchange);
    }
    HttpString method = exchange.getRequestMethod();
    if (method.equals(Methods.OPTIONS)) {
      Sharing.answerOptions(exchange, route);
    } else if (!method.equals(Methods.GET) && !method.equals(Methods.HEAD)) {
      ProblemReply.send(exchange, Problem.methodNotAllowed(method.toString(), Route.METHODS));
    } else {
      run(route, new Call(exchange, found.get().parts()));
    }
  }

  private static void run(Route route, Call call) {
    switch (route.lane()) {
      case IO -> answer(route.endpoint(), call);
      case WORKER -> continueOnWorker(call, route.endpoint());
    }
  }

  /** Goes on with an endpoint on a worker thread, with the same care for what it throws. */
  public static void continueOnWorker(Call call, Endpoint endpoint) {
    HttpServerExchange exchange = call.exchange();
    exchange.dispatch(() -> {
      if (exchange.getConnection().isOpen()) {
        Connectors.executeRootHandler(_ -> answer(endpoint, call), exchange);
      } else {
        // Nobody is there to answer, but those who count the exchange have to hear of its end.
        exchange.endExchange();
      }
    });
  }

  private static void answer(Endpoint endpoint, Call call) {
    try {
      endpoint.answer(call);
    } catch (ProblemException e) {
      ProblemReply.send(call.exchange(), e.problem());
    } catch (IOException | RuntimeException e) {
      LOG.error("{} could not be answered", call.exchange().getRequestPath(), e);
      ProblemReply.send(call.exchange(), Problem.internal());
    }
  }
}
