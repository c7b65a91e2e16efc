package dev.kinora.origin.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.TestDatabase;
import dev.kinora.origin.data.Database;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions and invitations end by themselves. */
class ExpiryTest {
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final Database database = new Database(TestDatabase.create());
  private final Accounts accounts = new Accounts(database, () -> now);
  private final Invitations invitations = new Invitations(database, () -> now);
  private final Sessions sessions = new Sessions(database, () -> now);

  @Test
  void aSessionLastsAsLongAsItIsUsed() {
    Account ann = accounts.add("ann", "long-enough", Optional.empty());
    String token = sessions.begin(ann, "a browser").token();
    for (int i = 0; i < 5; i++) {
      now = now.plus(Sessions.LASTS).minusSeconds(1);
      assertEquals(Optional.of("ann"), sessions.find(token).map(Caller::name));
    }
    now = now.plus(Sessions.LASTS);
    assertTrue(sessions.find(token).isEmpty());
    assertEquals(1, accounts.forgetExpired());
    assertEquals(0, accounts.forgetExpired());
  }

  @Test
  void anInvitationRunsOut() {
    Invitations.Made made = invitations.make(Role.MEMBER, Duration.ofDays(1));
    now = now.plus(Duration.ofDays(1)).minusMillis(1);
    assertTrue(invitations.find(made.token()).isPresent());
    now = now.plusMillis(1);
    assertTrue(invitations.find(made.token()).isEmpty());
    assertTrue(invitations.all().isEmpty());
    assertEquals(1, accounts.forgetExpired());
  }

  @Test
  void onlyTheLatestLinksForTheFirstAccountCount() {
    Invitations.Made first = invitations.forTheFirst();
    for (int i = 0; i < 100; i++) {
      now = now.plusSeconds(1);
      invitations.forTheFirst();
    }
    assertEquals(8, invitations.all().size());
    assertTrue(invitations.find(first.token()).isEmpty());
  }

  @Test
  void anAccountHasABoundedNumberOfSessions() {
    Account ann = accounts.add("ann", "long-enough", Optional.empty());
    for (int i = 0; i < 60; i++) {
      now = now.plusSeconds(1);
      sessions.begin(ann, "a browser");
    }
    assertEquals(50, sessions.of(ann.id()).size());
  }
}
