package dev.kinora.origin.rooms;

import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.SessionWatch;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends what tickets opened when the session they were given to is over: a member may have come to
 * the server of rooms by its own port, where no session is looked at. Thread-safe.
 */
final class TicketEnds {
  /** Beyond this, sockets that are passed on still end with their session. */
  private static final int MOST = 10_000;

  private final Rooms rooms;
  private final Map<String, SessionWatch.Watching> watched = new ConcurrentHashMap<>();

  TicketEnds(Rooms rooms) {
    this.rooms = rooms;
  }

  void watch(Call call, String identity) {
    Optional<String> session = call.caller().session();
    if (session.isEmpty() || watched.size() >= MOST) {
      return;
    }
    String key = session.get() + ' ' + identity;
    watched.computeIfAbsent(
        key,
        _ ->
            call.onSessionEnd(() -> {
              watched.remove(key);
              rooms.end(identity);
            }));
  }
}
