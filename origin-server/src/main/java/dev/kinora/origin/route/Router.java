package dev.kinora.origin.route;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.ConnectionEnd;
import dev.kinora.origin.reply.Ending;
import dev.kinora.origin.reply.ProblemReply;
import dev.kinora.origin.reply.SessionWatch;
import io.undertow.io.Receiver;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/**
 * Finds the route of a request on one listener, asks who calls and whether they may, reads a small
 * body, and runs the endpoint. Immutable, thread-safe.
 */
public final class Router implements HttpHandler {
  /** The route that answers, for logs and metrics; absent while none was found. */
  public static final AttachmentKey<Route> ROUTE = AttachmentKey.create(Route.class);

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final HttpString FETCH_SITE = new HttpString("Sec-Fetch-Site");

  /** How much of a refused body is read to keep the connection. */
  private static final long MOST_REFUSED_BYTES = 256 * 1024;

  private static final Executor OWN_THREADS =
      task -> Thread.ofVirtual().name("endpoint").start(task);

  private final List<Resource> resources;
  private final Identification identification;
  private final Optional<Endpoint> lost;

  /**
   * Takes the routes that are open on the listener; the first address that fits wins.
   *
   * @param lost what a browser gets that asks for a page where there is none; never blocks
   */
  public Router(List<Route> routes, Identification identification, Optional<Endpoint> lost) {
    this.resources = Resource.of(routes);
    this.identification = identification;
    this.lost = lost;
  }

  /** The address of a path, with the path's named parts. */
  record Found(Resource resource, Map<String, String> parts) {}

  Optional<Found> find(String path) {
    for (Resource resource : resources) {
      Optional<Map<String, String>> parts = resource.template().match(path);
      if (parts.isPresent()) {
        return Optional.of(new Found(resource, parts.get()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    Optional<Found> found = find(exchange.getRequestPath());
    if (found.isEmpty()) {
      answerLost(exchange);
      return;
    }
    Resource resource = found.get().resource();
    exchange.putAttachment(ROUTE, resource.first());
    if (resource.first().sharing() == Route.Sharing.ANY_ORIGIN) {
      Sharing.allowAnyOrigin(exchange);
    }
    HttpString method = exchange.getRequestMethod();
    Optional<Route> route = resource.route(method);
    if (method.equals(Methods.OPTIONS) && route.isEmpty()) {
      Sharing.answerOptions(exchange, resource);
    } else if (route.isEmpty()) {
      refuse(exchange, Problem.methodNotAllowed(method.toString(), resource.methods()));
    } else {
      exchange.putAttachment(ROUTE, route.get());
      ask(route.get(), found.get().parts(), exchange);
    }
  }

  private void answerLost(HttpServerExchange exchange) {
    String accept = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
    boolean browser = accept != null && accept.contains("text/html");
    if (lost.isPresent() && browser && exchange.getRequestMethod().equals(Methods.GET)) {
      answer(lost.get(), new Call(exchange, Map.of(), Caller.NOBODY));
    } else {
      Sharing.allowAnyOrigin(exchange);
      refuse(exchange, Problem.notFound("There is nothing at this address."));
    }
  }

  private void ask(Route route, Map<String, String> parts, HttpServerExchange exchange) {
    Optional<Problem> refusal = refusalByForm(route, exchange);
    if (refusal.isPresent()) {
      refuse(exchange, refusal.get());
      return;
    }
    Optional<Caller> known =
        route.need() == Need.NOBODY && route.lane() == Route.Lane.IO
            ? Optional.of(Caller.NOBODY)
            : identification.atOnce(exchange);
    if (known.isPresent()) {
      admit(route, new Call(exchange, parts, known.get()));
    } else {
      dispatch(exchange, () -> identify(route, parts, exchange));
    }
  }

  /** What can be said without knowing who asks. */
  private static Optional<Problem> refusalByForm(Route route, HttpServerExchange exchange) {
    if (route.intake() == Route.Intake.SOCKET
        && !"websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(Headers.UPGRADE))) {
      return Optional.of(Problem.upgradeRequired());
    }
    if (route.reads()) {
      return Optional.empty();
    }
    HeaderValues origins = exchange.getRequestHeaders().get(Headers.ORIGIN);
    return OriginCheck.refusal(
        origins == null ? List.of() : origins,
        exchange.getRequestHeaders().getFirst(Headers.HOST),
        exchange.getRequestHeaders().getFirst(FETCH_SITE));
  }

  private void identify(Route route, Map<String, String> parts, HttpServerExchange exchange) {
    try {
      admit(route, new Call(exchange, parts, identification.caller(exchange)));
    } catch (ProblemException e) {
      refuse(exchange, e.problem());
    } catch (RuntimeException e) {
      fail(exchange, e);
    }
  }

  private void admit(Route route, Call call) {
    HttpServerExchange exchange = call.exchange();
    exchange.putAttachment(Call.WATCH, identification.watch());
    Optional<Problem> refusal =
        Admission.refusal(route, call.parts(), call.caller(), identification::plays);
    if (refusal.isPresent()) {
      refuse(exchange, refusal.get());
    } else if (Route.isChanging(route.method())
        && !identification.isMeant(exchange, call.caller())) {
      refuse(
          exchange,
          Problem.forbidden(
              "A change with a session's cookie needs the X-CSRF-Token that GET /api/session"
                  + " gives."));
    } else if (route.intake() == Route.Intake.SMALL) {
      readBody(route, call);
    } else {
      endWithSession(route, call);
      run(route, call);
    }
  }

  /** An answer or a push that goes on for long ends when the session of whoever asked does. */
  private void endWithSession(Route route, Call call) {
    if (call.caller().session().isEmpty() || route.need() == Need.NOBODY) {
      return;
    }
    HttpServerExchange exchange = call.exchange();
    // Of HTTP/2 this ends the stream alone; others on the connection go on.
    Ending ending = new Ending(() -> IoUtils.safeClose(exchange.getConnection()));
    exchange.putAttachment(Call.ENDING, ending);
    SessionWatch.Watching watching = call.onSessionEnd(ending::end);
    ConnectionEnd.release(exchange, watching::close);
  }

  /** Reads the body while no thread waits for it: a slow sender holds a connection and no more. */
  private static void readBody(Route route, Call call) {
    HttpServerExchange exchange = call.exchange();
    if (exchange.isRequestComplete()) {
      run(route, call);
      return;
    }
    exchange.setMaxEntitySize(MOST_REFUSED_BYTES);
    Receiver receiver = exchange.getRequestReceiver();
    receiver.setMaxBufferSize(Route.SMALL_BYTES);
    receiver.receiveFullBytes(
        (read, body) -> {
          read.putAttachment(Call.BODY, body);
          run(route, call);
        },
        (failed, e) -> {
          if (e instanceof Receiver.RequestToLargeException) {
            refuse(failed, Problem.contentTooLarge(Route.SMALL_BYTES));
          } else {
            LOG.debug("a request's body ended early: {}", e.toString());
            failed.setPersistent(false);
            failed.endExchange();
          }
        });
  }

  private static void run(Route route, Call call) {
    switch (route.lane()) {
      case IO -> answer(route.endpoint(), call);
      case WORKER -> {
        if (call.exchange().isInIoThread()) {
          continueOnWorker(call, route.endpoint());
        } else {
          answer(route.endpoint(), call);
        }
      }
      case OWN ->
          call.exchange()
              .dispatch(
                  OWN_THREADS, () -> asRoot(call.exchange(), () -> answer(route.endpoint(), call)));
    }
  }

  /** Goes on with an endpoint on a worker thread, with the same care for what it throws. */
  public static void continueOnWorker(Call call, Endpoint endpoint) {
    dispatch(call.exchange(), () -> answer(endpoint, call));
  }

  private static void dispatch(HttpServerExchange exchange, Runnable next) {
    exchange.dispatch(() -> asRoot(exchange, next));
  }

  private static void asRoot(HttpServerExchange exchange, Runnable next) {
    if (exchange.getConnection().isOpen()) {
      Connectors.executeRootHandler(_ -> next.run(), exchange);
    } else {
      // Nobody is there to answer, but those who count the exchange have to hear of its end.
      exchange.endExchange();
    }
  }

  private static void answer(Endpoint endpoint, Call call) {
    try {
      endpoint.answer(call);
    } catch (ProblemException e) {
      refuse(call.exchange(), e.problem());
    } catch (IOException | RuntimeException e) {
      fail(call.exchange(), e);
    }
  }

  private static void fail(HttpServerExchange exchange, Exception e) {
    LOG.error("{} could not be answered", exchange.getRequestPath(), e);
    refuse(exchange, Problem.internal());
  }

  /** Answers before the whole request was read: of what is still to come, little is listened to. */
  private static void refuse(HttpServerExchange exchange, Problem problem) {
    if (!exchange.isRequestComplete() && exchange.isRequestChannelAvailable()) {
      exchange.setMaxEntitySize(MOST_REFUSED_BYTES);
      exchange.setPersistent(false);
    }
    ProblemReply.send(exchange, problem);
  }
}
