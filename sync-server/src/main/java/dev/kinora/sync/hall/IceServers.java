package dev.kinora.sync.hall;

import dev.kinora.sync.wire.Welcome;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Servers that help browsers to find one another; none by default. Immutable.
 *
 * @param plain addresses that need no password ({@code stun:…})
 * @param relays addresses of TURN servers
 * @param relaySecret the secret shared with them
 */
public record IceServers(List<String> plain, List<String> relays, Optional<String> relaySecret) {
  /** Nobody's help: peers on one network find each other without. */
  public static final IceServers NONE = new IceServers(List.of(), List.of(), Optional.empty());

  private static final Duration LIFE = Duration.ofHours(1);

  public IceServers {
    plain = List.copyOf(plain);
    relays = List.copyOf(relays);
    if (!relays.isEmpty() && relaySecret.isEmpty()) {
      throw new IllegalArgumentException("a TURN server needs the secret it shares with Kinora");
    }
  }

  /** What a member is given: a password of its own that lasts an hour. */
  List<Welcome.IceServer> of(String member, Instant now) {
    List<Welcome.IceServer> servers = new ArrayList<>();
    if (!plain.isEmpty()) {
      servers.add(new Welcome.IceServer(plain, "", ""));
    }
    if (!relays.isEmpty()) {
      String user = now.plus(LIFE).getEpochSecond() + ":" + member;
      servers.add(new Welcome.IceServer(relays, user, password(user)));
    }
    return servers;
  }

  /** The form that TURN servers with a shared secret know: base64 of HMAC-SHA1 of the user. */
  private String password(String user) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      byte[] secret = relaySecret.orElseThrow().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }
}
