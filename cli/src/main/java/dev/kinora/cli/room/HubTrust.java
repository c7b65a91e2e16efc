package dev.kinora.cli.room;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a terminal trusts: who the machine trusts, and the data folder's own authority. */
public final class HubTrust {
  private HubTrust() {}

  /** A context for connections to hubs. */
  public static SSLContext of(Path data) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509Certificate known : usual().getAcceptedIssuers()) {
        store.setCertificateEntry("machine-" + store.size(), known);
      }
      Path own = data.resolve("tls").resolve("ca.crt");
      if (Files.isReadable(own)) {
        store.setCertificateEntry("kinora", certificate(own));
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("encrypted connections cannot be made: " + e.getMessage(), e);
    }
  }

  private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static X509TrustManager usual() throws GeneralSecurityException {
    return (X509TrustManager) managers(null).getTrustManagers()[0];
  }

  private static TrustManagerFactory managers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
