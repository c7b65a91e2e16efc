package dev.kinora.origin.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Hashes that others can read, and not too many at a time. */
class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void aHashFitsItsPasswordAlone() {
    String kept = passwords.hash("correct horse");
    assertTrue(kept.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), kept);
    assertTrue(passwords.fits("correct horse", Optional.of(kept)));
    assertFalse(passwords.fits("correct horsf", Optional.of(kept)));
    assertFalse(passwords.fits("correct horse", Optional.empty()));
    assertFalse(passwords.fits("x".repeat(1_000_000), Optional.of(kept)));
    assertNotEquals(kept, passwords.hash("correct horse"));
  }

  /** Made by the reference implementation's command line program. */
  @Test
  void hashesOfOtherProgramsAreRead() {
    String kept =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertTrue(Argon2.fits("password", kept));
    assertFalse(Argon2.fits("passwore", kept));
    assertThrows(IllegalStateException.class, () -> Argon2.fits("password", "plain text"));
  }

  @Test
  void aFloodIsTurnedAwayAndTheRestAreAnswered() throws Exception {
    List<Future<String>> all = new ArrayList<>();
    int made = 0;
    int refused = 0;
    CountDownLatch together = new CountDownLatch(1);
    // Not virtual: those would take turns on few carriers, and nobody would wait.
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      Callable<String> work =
          () -> {
            together.await();
            return passwords.hash("one of very many");
          };
      for (int i = 0; i < 300; i++) {
        all.add(threads.submit(work));
      }
      together.countDown();
      for (Future<String> one : all) {
        try {
          assertTrue(one.get().startsWith("$argon2id$"));
          made++;
        } catch (ExecutionException e) {
          assertTrue(e.getCause() instanceof Busy, e.toString());
          refused++;
        }
      }
    }
    assertEquals(300, made + refused);
    assertTrue(refused > 0, made + " hashes at one moment");
    assertTrue(made >= 2, "some are made");
  }
}
