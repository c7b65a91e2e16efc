package dev.kinora.origin.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Reads and writes PEM files (RFC 7468). */
final class Pem {
  private static final int LARGEST_FILE = 1 << 20;

  private Pem() {}

  /** All certificates of a file, in its order. */
  static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    for (Object object : objects(file)) {
      if (object instanceof X509CertificateHolder holder) {
        found.add(certificate(holder));
      }
    }
    if (found.isEmpty()) {
      throw new IOException(file + ": expected a PEM certificate, found none");
    }
    return found;
  }

  static X509Certificate certificate(X509CertificateHolder holder) throws IOException {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (CertificateException e) {
      throw new IOException("a certificate cannot be read", e);
    }
  }

  /** The first private key of a file, PKCS #8 or the older forms, not encrypted. */
  static PrivateKey privateKey(Path file) throws IOException {
    for (Object object : objects(file)) {
      if (object instanceof PrivateKeyInfo info) {
        return new JcaPEMKeyConverter().getPrivateKey(info);
      }
      if (object instanceof PEMKeyPair pair) {
        return new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
      }
    }
    throw new IOException(
        file + ": expected an unencrypted PEM private key, found none; remove its pass phrase");
  }

  static String write(PrivateKey key) throws IOException {
    return written(new JcaPKCS8Generator(key, null));
  }

  static String write(List<X509Certificate> certificates) throws IOException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(written(certificate));
    }
    return text.toString();
  }

  private static String written(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  private static List<Object> objects(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException(
          "%s: expected a PEM file of at most %d bytes, found %d"
              .formatted(file, LARGEST_FILE, Files.size(file)));
    }
    List<Object> objects = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        objects.add(object);
      }
    }
    return objects;
  }
}
