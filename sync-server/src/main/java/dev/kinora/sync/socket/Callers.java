package dev.kinora.sync.socket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about who opens a socket, from its request's fields alone. Pure. */
final class Callers {
  /** Fields that proxies and tunnels add. */
  static final List<String> FORWARDING =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Server",
          "X-Real-IP",
          "True-Client-IP",
          "CF-Connecting-IP",
          "CF-Ray",
          "Via");

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(localhost\\.?|[a-z0-9-]{1,63}\\.localhost\\.?|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

  private Callers() {}

  /**
   * Whether a page of that origin may open a socket here (RFC 6455, 10.2): only one of the same
   * host and port, or no page at all, as a program.
   */
  static boolean isOwnOrigin(Optional<String> origin, String host) {
    if (origin.isEmpty()) {
      return true;
    }
    try {
      URI uri = URI.create(origin.get());
      String scheme = String.valueOf(uri.getScheme());
      return (scheme.equals("https") || scheme.equals("http"))
          && uri.getRawAuthority() != null
          && withPort(uri.getRawAuthority(), scheme).equals(withPort(host, scheme));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static String withPort(String authority, String scheme) {
    String lower = authority.toLowerCase(Locale.ROOT);
    boolean hasPort = lower.matches(".*:\\d+");
    return hasPort ? lower : lower + (scheme.equals("https") ? ":443" : ":80");
  }

  /** Whether somebody at this machine asks: from loopback, to a loopback name, not forwarded. */
  static boolean isLocal(SocketAddress from, String host, boolean forwarded) {
    boolean loopback =
        from instanceof InetSocketAddress address
            && Optional.ofNullable(address.getAddress())
                .filter(InetAddress::isLoopbackAddress)
                .isPresent();
    return loopback && !forwarded && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
