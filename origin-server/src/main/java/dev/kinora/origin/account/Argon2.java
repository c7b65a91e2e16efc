package dev.kinora.origin.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id hashes (RFC 9106) by Bouncy Castle, written with their parameters and salt as all
 * programs write them: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. The parameters of new hashes
 * may change; old ones are checked with their own. No state of its own.
 */
final class Argon2 {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** Bounds on what a kept hash may ask for, should somebody have written one into the table. */
  private static final int MOST_MEMORY_KIB = 256 * 1024;

  private static final int MOST_PASSES = 16;

  private static final Pattern KEPT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=1"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final SecureRandom RANDOM = new SecureRandom();

  private Argon2() {}

  static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] hash = hash(password, salt, MEMORY_KIB, PASSES, HASH_BYTES);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(MEMORY_KIB, PASSES, text.encodeToString(salt), text.encodeToString(hash));
  }

  /**
   * Whether the password has that hash.
   *
   * @throws IllegalStateException if the hash is none of this form
   */
  static boolean fits(String password, String kept) {
    Matcher matcher = KEPT.matcher(kept);
    if (!matcher.matches()) {
      throw new IllegalStateException("a kept password: expected $argon2id$v=19$…, found another");
    }
    int memoryKib = Math.min(MOST_MEMORY_KIB, Integer.parseInt(matcher.group(1)));
    int passes = Math.min(MOST_PASSES, Integer.parseInt(matcher.group(2)));
    byte[] salt = Base64.getDecoder().decode(matcher.group(3));
    byte[] expected = Base64.getDecoder().decode(matcher.group(4));
    return MessageDigest.isEqual(
        expected, hash(password, salt, memoryKib, passes, expected.length));
  }

  private static byte[] hash(
      String password, byte[] salt, int memoryKib, int passes, int hashBytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[hashBytes];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
