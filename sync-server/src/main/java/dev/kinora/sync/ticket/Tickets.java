package dev.kinora.sync.ticket;

import dev.kinora.sync.room.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads tickets: {@code base64url(fields) . base64url(HMAC-SHA256)} (RFC 2104). A
 * changed, foreign or expired ticket is no ticket; compared in constant time. Immutable,
 * thread-safe.
 */
public final class Tickets {
  /** How long a room's ticket may lie before it is used. */
  public static final Duration ROOM_LIFE = Duration.ofSeconds(60);

  /** A page's tracker socket may come back much later than it first came. */
  public static final Duration TRACKER_LIFE = Duration.ofHours(12);

  private static final int LEAST_SECRET_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final String SEPARATOR = "\n";

  private final SecretKeySpec key;

  /** Tickets under a secret of 32 bytes or more. */
  public Tickets(byte[] secret) {
    if (secret.length < LEAST_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "the secret for tickets: expected %d bytes or more, found %d"
              .formatted(LEAST_SECRET_BYTES, secret.length));
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** Writes a ticket that is good until then. */
  public String write(Ticket ticket, Instant until) {
    String fields =
        String.join(
            SEPARATOR,
            ticket.use().name(),
            ticket.room(),
            ticket.identity(),
            ticket.name(),
            ticket.role().name(),
            Long.toString(until.toEpochMilli()));
    String claim = base64(fields.getBytes(StandardCharsets.UTF_8));
    return claim + '.' + code(claim);
  }

  /** Reads a ticket, if it is one and still good. */
  public Optional<Ticket> read(String text, Instant now) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() > 2048) {
      return Optional.empty();
    }
    // Compared as text: several texts may stand for the same bytes.
    String claim = text.substring(0, dot);
    boolean genuine =
        MessageDigest.isEqual(
            text.substring(dot + 1).getBytes(StandardCharsets.UTF_8),
            code(claim).getBytes(StandardCharsets.UTF_8));
    return genuine ? parse(Base64.getUrlDecoder().decode(claim), now) : Optional.empty();
  }

  private static Optional<Ticket> parse(byte[] fields, Instant now) {
    String[] parts = new String(fields, StandardCharsets.UTF_8).split(SEPARATOR, -1);
    boolean good =
        parts.length == 6 && now.isBefore(Instant.ofEpochMilli(Long.parseLong(parts[5])));
    return good
        ? Optional.of(
            new Ticket(
                Ticket.Use.valueOf(parts[0]), parts[1], parts[2], parts[3], Role.valueOf(parts[4])))
        : Optional.empty();
  }

  /** A name for something that only who knows the secret can make: a swarm's scope, a relay's. */
  public String mark(String what) {
    return code("mark " + what);
  }

  private String code(String text) {
    return base64(sign(text.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] sign(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
