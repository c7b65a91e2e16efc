package dev.kinora.transcoder.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keys that prove a right to a stream's name. Only their hashes are kept; since a key is 144 random
 * bits, a plain hash tells nothing about it. Safe for use from any thread.
 */
public final class JdbcLiveKeys {
  private static final int KEY_BYTES = 18;

  private final Sql sql;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public JdbcLiveKeys(DataSource source, InstantSource clock) {
    this.sql = new Sql(source);
    this.clock = clock;
  }

  /** Makes a name's key; the one it had is worth nothing any more. */
  public String make(String name) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sql.transaction(
        "make a live key",
        tx -> {
          tx.update("DELETE FROM live_key WHERE name = ?", name);
          return tx.update(
              "INSERT INTO live_key (name, key_sha256, made_at) VALUES (?, ?, ?)",
              name,
              hash(key),
              clock.millis());
        });
    return key;
  }

  /** Whether this is the name's key; false also where the name has none. */
  public boolean fits(String name, String key) {
    Optional<String> known =
        sql.find(
            "find a live key",
            row -> row.getString(1),
            "SELECT key_sha256 FROM live_key WHERE name = ?",
            name);
    // Compared in constant time, also where there is none.
    byte[] expected = known.orElse("").getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, hash(key).getBytes(StandardCharsets.US_ASCII));
  }

  /** The names that have a key, in order. */
  public List<String> names() {
    return sql.query(
        "list live keys", row -> row.getString(1), "SELECT name FROM live_key ORDER BY name");
  }

  private static String hash(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
