package dev.kinora.origin;

import dev.kinora.origin.tls.Certificates;
import dev.kinora.origin.tls.Identity;
import dev.kinora.origin.tls.MachineNames;
import dev.kinora.origin.tls.TlsContexts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the encrypted listener proves who it is.
 *
 * @param context nothing when there is no encrypted listener
 * @param authority certificate file of the local authority, when it is in use
 * @param strictTransport whether browsers may be told to use encryption alone
 */
record ServerTls(Optional<SSLContext> context, Optional<Path> authority, boolean strictTransport) {

  static ServerTls of(OriginSettings settings) throws IOException {
    if (settings.httpsPort().isEmpty()) {
      return new ServerTls(Optional.empty(), Optional.empty(), false);
    }
    Optional<OriginSettings.PemFiles> own = settings.certificate();
    if (own.isPresent()) {
      Identity identity = Certificates.own(own.get().chain(), own.get().key());
      // Strict transport holds for a name, not for a port: it would close the plain listener to
      // browsers, and a self-made authority's name for good (RFC 6797, 8.4 and 11.3).
      boolean strict = settings.httpPort().isEmpty();
      return new ServerTls(Optional.of(TlsContexts.of(identity)), Optional.empty(), strict);
    }
    Certificates certificates = new Certificates(settings.data().resolve("tls"));
    Identity leaf = certificates.leaf(MachineNames.current(), Instant.now());
    return new ServerTls(
        Optional.of(TlsContexts.of(leaf)), Optional.of(certificates.authorityFile()), false);
  }
}
