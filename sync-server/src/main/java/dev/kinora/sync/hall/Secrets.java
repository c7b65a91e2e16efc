package dev.kinora.sync.hall;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * What members come back with. Only hashes are kept: a secret is 128 random bits, so one round of
 * SHA-256 is enough. Confined to a mailbox.
 */
final class Secrets {
  private static final int BYTES = 16;

  private final SecureRandom random;
  private final Map<String, String> hashes;

  Secrets(SecureRandom random, Map<String, String> hashes) {
    this.random = random;
    this.hashes = new HashMap<>(hashes);
  }

  /** A new secret for a member; an older one is good no more. */
  String renew(String member) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    hashes.put(member, hash(secret));
    return secret;
  }

  boolean fits(String member, String secret) {
    String expected = hashes.get(member);
    return expected != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            hash(secret).getBytes(StandardCharsets.US_ASCII));
  }

  void keepOnly(Set<String> members) {
    hashes.keySet().retainAll(members);
  }

  Map<String, String> hashes() {
    return Map.copyOf(hashes);
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
