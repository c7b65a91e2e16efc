package dev.kinora.sync.socket;

import dev.kinora.sync.hall.Entrance;
import dev.kinora.sync.room.Role;
import dev.kinora.sync.room.Text;
import dev.kinora.sync.ticket.Ticket;
import dev.kinora.sync.ticket.Tickets;
import dev.kinora.sync.wire.Incoming;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who may come into a room: whoever has a ticket for it, and, where the server is open to its own
 * machine, whoever is there and says a name. Immutable, thread-safe.
 *
 * @param open whether people at this machine need no ticket
 */
record Admission(Tickets tickets, InstantSource clock, boolean open) {
  private static final String NAMELESS = "Somebody";

  /**
   * Whom a ticket, or the machine, vouches for.
   *
   * @param inAddress the ticket in the address
   * @param local whether the socket comes from this machine
   */
  Optional<Entrance.Vouched> vouched(
      String room, Incoming.Hello hello, Optional<String> inAddress, boolean local) {
    Optional<String> token = hello.token().or(() -> inAddress);
    if (token.isPresent()) {
      return tickets
          .read(token.get(), clock.instant())
          .filter(t -> t.use() == Ticket.Use.ROOM && t.room().equals(room))
          .map(t -> vouched(t, hello));
    }
    if (!open || !local) {
      return Optional.empty();
    }
    return Text.name(hello.name().orElse(""))
        .map(name -> new Entrance.Vouched("local-" + name, name, Role.MEMBER));
  }

  private static Entrance.Vouched vouched(Ticket ticket, Incoming.Hello hello) {
    // A ticket may leave the name to its holder.
    String name =
        Text.name(ticket.name()).or(() -> Text.name(hello.name().orElse(""))).orElse(NAMELESS);
    return new Entrance.Vouched(ticket.identity(), name, ticket.role());
  }
}
