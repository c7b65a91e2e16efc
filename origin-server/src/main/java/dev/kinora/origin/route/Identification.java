package dev.kinora.origin.route;

import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.SessionWatch;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;

/** Tells who asks. Called from many threads at once. */
public interface Identification {
  /** Who asks, where that is known without waiting; else a worker thread asks {@link #caller}. */
  Optional<Caller> atOnce(HttpServerExchange exchange);

  /**
   * Who asks; may read the database.
   *
   * @throws ProblemException 401 when something was shown that is wrong
   */
  Caller caller(HttpServerExchange exchange) throws ProblemException;

  /** Whether a changing request carries what a page of another origin could not know. */
  boolean isMeant(HttpServerExchange exchange, Caller caller);

  /** Whether a guest's room plays that title now. */
  boolean plays(String room, String titleId);

  /** Where to hear that a caller's session is over. */
  SessionWatch watch();
}
