package dev.kinora.sync.socket;

import dev.kinora.sync.ticket.Ticket;
import dev.kinora.sync.ticket.Tickets;
import dev.kinora.sync.tracker.Tracker;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Session;

/** Lets sockets with a token to the tracker. Immutable, thread-safe. */
record TrackerDoor(Tracker tracker, Tickets tickets, InstantSource clock, Counters counters) {
  /** Swarms of tools at this machine that come without a token. */
  private static final String TOOLS = "tools";

  /**
   * The scope that a socket may announce in.
   *
   * @param openHere whether somebody asks who needs no token
   */
  Optional<String> scope(Optional<String> token, boolean openHere) {
    if (token.isEmpty()) {
      return openHere ? Optional.of(TOOLS) : Optional.empty();
    }
    return tickets
        .read(token.get(), clock.instant())
        .filter(t -> t.use() == Ticket.Use.TRACKER)
        .map(Ticket::room);
  }

  Session.Listener socket(String scope) {
    return new TrackerSocket(tracker, scope, clock, counters);
  }
}
