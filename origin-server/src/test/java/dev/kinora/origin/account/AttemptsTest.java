package dev.kinora.origin.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often somebody may try. */
class AttemptsTest {
  private Instant now = Instant.EPOCH;
  private final Attempts attempts = new Attempts(() -> now);
  private final Attempts.Key key = new Attempts.Key("k", 3, Duration.ofSeconds(10));

  @Test
  void triesRunOutAndComeBackWithTime() {
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), attempts.take(List.of(key)));
    }
    assertEquals(Optional.of(Duration.ofSeconds(10)), attempts.take(List.of(key)));
    now = now.plusSeconds(4);
    assertEquals(Optional.of(Duration.ofSeconds(6)), attempts.take(List.of(key)));
    now = now.plusSeconds(6);
    assertEquals(Optional.empty(), attempts.take(List.of(key)));
    assertTrue(attempts.take(List.of(key)).isPresent());
    now = now.plus(Duration.ofDays(1));
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), attempts.take(List.of(key)), "never more than three");
    }
    assertTrue(attempts.take(List.of(key)).isPresent());
  }

  @Test
  void whoWasRightGetsTheTryBackAndWhoIsRefusedLosesNone() {
    Attempts.Key other = new Attempts.Key("o", 1, Duration.ofSeconds(10));
    attempts.take(List.of(key, other));
    attempts.giveBack(List.of(key, other));
    attempts.take(List.of(key, other));
    for (int i = 0; i < 5; i++) {
      assertTrue(attempts.take(List.of(key, other)).isPresent());
    }
    assertEquals(Optional.empty(), attempts.take(List.of(key)));
    assertEquals(Optional.empty(), attempts.take(List.of(key)));
    assertTrue(attempts.take(List.of(key)).isPresent());
  }

  @Test
  void guessersFromManyAddressesSlowEachOtherAndLockNobodyOut() throws Exception {
    int tries = 0;
    for (int from = 1; from <= 250; from++) {
      InetAddress guesser = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) from});
      while (attempts.take(attempts.ofSignIn("ann", guesser)).isEmpty()) {
        tries++;
      }
    }
    assertEquals(100 + 240 * 3, tries, "a hundred from everywhere, then three from each");
    InetAddress owner = InetAddress.getByName("192.0.2.1");
    assertEquals(Optional.empty(), attempts.take(attempts.ofSignIn("ann", owner)));
    InetAddress late = InetAddress.getByAddress(new byte[] {10, 0, 0, 7});
    assertTrue(attempts.take(attempts.ofSignIn("ann", late)).isPresent());
    assertEquals(Optional.empty(), attempts.take(attempts.ofSignIn("bob", late)), "other accounts");
  }

  @Test
  void oneCustomersNetworkIsOneAddress() throws Exception {
    Attempts.Key one = Attempts.address(InetAddress.getByName("2001:db8:1:2::1"));
    assertEquals(one, Attempts.address(InetAddress.getByName("2001:db8:1:2:ffff::9")));
    assertTrue(!one.equals(Attempts.address(InetAddress.getByName("2001:db8:1:3::1"))));
    assertTrue(
        !Attempts.address(InetAddress.getByName("192.0.2.1"))
            .equals(Attempts.address(InetAddress.getByName("192.0.2.2"))));
  }
}
