package dev.kinora.origin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the origin listens. Immutable; start from {@link #defaults} and change what differs.
 *
 * @param data folder for certificates ({@code tls}) and logs ({@code logs})
 * @param host address or name to bind, {@code 127.0.0.1} by default
 * @param httpsPort port of the encrypted listener, 0 for any free one, nothing for none; 8080
 * @param httpPort port of the plain listener, 0 for any free one, nothing for none; 8000
 * @param access who may watch
 * @param certificate PEM files in place of the certificate that is made on the first run
 * @param limits sizes, counts and times
 */
public record OriginSettings(
    Path data,
    String host,
    OptionalInt httpsPort,
    OptionalInt httpPort,
    AccessMode access,
    Optional<PemFiles> certificate,
    OriginLimits limits) {

  /**
   * A certificate of one's own.
   *
   * @param chain PEM file with the leaf first
   * @param key PEM file with its unencrypted private key
   */
  public record PemFiles(Path chain, Path key) {}

  public OriginSettings {
    checkPort("httpsPort", httpsPort);
    checkPort("httpPort", httpPort);
    if (host.isBlank()) {
      throw new IllegalArgumentException("host: expected an address or a name, found nothing");
    }
  }

  /** Both listeners on their usual ports, on loopback, open to who is at this machine. */
  public static OriginSettings defaults(Path data) {
    return new OriginSettings(
        data,
        "127.0.0.1",
        OptionalInt.of(8080),
        OptionalInt.of(8000),
        AccessMode.OPEN,
        Optional.empty(),
        OriginLimits.DEFAULTS);
  }

  /** The same on other ports. */
  public OriginSettings withPorts(OptionalInt https, OptionalInt http) {
    return new OriginSettings(data, host, https, http, access, certificate, limits);
  }

  /** The same bound elsewhere. */
  public OriginSettings withHost(String otherHost, AccessMode otherAccess) {
    return new OriginSettings(
        data, otherHost, httpsPort, httpPort, otherAccess, certificate, limits);
  }

  /** The same with a certificate of one's own. */
  public OriginSettings withCertificate(PemFiles pemFiles) {
    return new OriginSettings(
        data, host, httpsPort, httpPort, access, Optional.of(pemFiles), limits);
  }

  /** The same with other limits. */
  public OriginSettings withLimits(OriginLimits otherLimits) {
    return new OriginSettings(data, host, httpsPort, httpPort, access, certificate, otherLimits);
  }

  private static void checkPort(String name, OptionalInt port) {
    if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > 65_535)) {
      throw new IllegalArgumentException(
          "%s: expected 0 to 65535, found %d".formatted(name, port.getAsInt()));
    }
  }
}
