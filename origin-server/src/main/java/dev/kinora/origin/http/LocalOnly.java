package dev.kinora.origin.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether a request comes from somebody at this machine, for a server that is bound to
 * loopback. The address alone does not: a tunnel and a rebound DNS name come from loopback too. So
 * the {@code Host} has to be a loopback name and nothing may say that the request was forwarded.
 */
public final class LocalOnly {
  /** Fields that proxies and tunnels add. */
  public static final List<String> FORWARDING_FIELDS =
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

  private LocalOnly() {}

  /**
   * Why the request is not local, or nothing when it is.
   *
   * @param hosts every value of {@code Host} and the host of an absolute request target
   * @param forwarding names of forwarding fields that the request carries
   */
  public static Optional<String> refusal(List<String> hosts, List<String> forwarding) {
    if (!forwarding.isEmpty()) {
      return Optional.of(
          "This server answers only people at this machine, and the request was forwarded ("
              + String.join(", ", forwarding)
              + "). Start it with --host and --access to let others in.");
    }
    boolean local = !hosts.isEmpty() && hosts.stream().allMatch(LocalOnly::isLoopbackName);
    return local
        ? Optional.empty()
        : Optional.of(
            "This server answers only to loopback names such as localhost."
                + " Start it with --host and --access to let others in.");
  }

  /** Whether a {@code Host} value, with or without port, is a name of this machine's loopback. */
  public static boolean isLoopbackName(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
