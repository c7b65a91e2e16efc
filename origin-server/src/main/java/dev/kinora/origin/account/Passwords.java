package dev.kinora.origin.account;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Argon2id (RFC 9106). Each hash takes 19 MiB and two passes, so only a few are made at a time; who
 * would have to wait long is turned away. Thread-safe.
 */
final class Passwords {
  static final int SHORTEST = 8;
  static final int LONGEST = 128;

  private static final int AT_ONCE = 2;
  private static final int MOST_WAITING = 32;
  private static final long LONGEST_WAIT_SECONDS = 10;

  /** The hash of a password that nobody knows, for names that do not exist. */
  private static final String NOBODYS =
      "$argon2id$v=19$m=19456,t=2,p=1$7Qe0VvC0dYcGxg5Yk1l0Cw$"
          + "q0pS5m3q8R1mZ6v2mI0c7i9dHn4bXo1uJtYw3eRkLsA";

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /**
   * Checks what somebody chose.
   *
   * @throws RefusedInput if it is too short, too long, or the name
   */
  static void check(String password, String name) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw new RefusedInput(
          "A password has %d to %d characters; this one has %d."
              .formatted(SHORTEST, LONGEST, length));
    }
    if (Names.key(password).equals(Names.key(name))) {
      throw new RefusedInput("A password is not the name; choose another.");
    }
  }

  /** The text that is kept of a password: parameters, salt and hash. */
  String hash(String password) {
    return inTurn(() -> Argon2.hash(password));
  }

  private boolean fits(String password, String kept) {
    // What is longer was never a password; it costs no hash of a megabyte.
    String bounded = password.length() > 4 * LONGEST ? "" : password;
    return inTurn(() -> Argon2.fits(bounded, kept)) && !bounded.isEmpty();
  }

  /** Whether the password is the one kept, or nobody's: both take the same time. */
  boolean fits(String password, Optional<String> kept) {
    return fits(password, kept.orElse(NOBODYS)) && kept.isPresent();
  }

  private <T> T inTurn(Supplier<T> work) {
    if (turns.getQueueLength() >= MOST_WAITING) {
      throw new Busy();
    }
    try {
      if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
