package dev.kinora.sync.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.sync.room.Role;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
  private static final Ticket TICKET =
      new Ticket(Ticket.Use.ROOM, "lounge", "account:1", "Ana", Role.MEMBER);

  private final Tickets tickets = new Tickets(new byte[32]);
  private final String text = tickets.write(TICKET, NOW.plusSeconds(60));

  @Test
  void isReadUntilItRunsOut() {
    assertEquals(Optional.of(TICKET), tickets.read(text, NOW.plusSeconds(59)));
    assertEquals(Optional.empty(), tickets.read(text, NOW.plusSeconds(60)));
  }

  @Test
  void anyChangedCharacterMakesItWorthless() {
    for (int i = 0; i < text.length() - 1; i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String forged = text.substring(0, i) + other + text.substring(i + 1);
      assertEquals(Optional.empty(), tickets.read(forged, NOW), "at " + i);
    }
    assertEquals(Optional.empty(), tickets.read("", NOW));
    assertEquals(Optional.empty(), tickets.read("x.y", NOW));
    assertEquals(Optional.empty(), tickets.read("x".repeat(10_000), NOW));
  }

  @Test
  void anotherSecretReadsNothing() {
    byte[] secret = new byte[32];
    secret[0] = 1;
    assertEquals(Optional.empty(), new Tickets(secret).read(text, NOW));
    assertNotEquals(new Tickets(secret).mark("relay"), tickets.mark("relay"));
  }

  @Test
  void shortSecretsAndControlsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Tickets(new byte[31]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ticket(Ticket.Use.ROOM, "lounge", "a\nb", "", Role.MEMBER));
  }
}
