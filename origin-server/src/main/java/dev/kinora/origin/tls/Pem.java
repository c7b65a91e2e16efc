package dev.kinora.origin.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");

  private Pem() {}

  /** All certificates of a file, in its order. */
  static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (byte[] der : blocks(read(file), "CERTIFICATE")) {
        found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    } catch (CertificateException e) {
      throw new IOException(file + ": expected PEM certificates, found a broken one", e);
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
    String text = read(file);
    for (byte[] der : blocks(text, "PRIVATE KEY")) {
      // The JDK reads our own files; Bouncy Castle, slow to load, is for what others bring.
      Optional<PrivateKey> key = ellipticKey(der);
      if (key.isPresent()) {
        return key.get();
      }
    }
    return anyKey(file, text);
  }

  private static Optional<PrivateKey> ellipticKey(byte[] pkcs8) {
    try {
      return Optional.of(
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException otherKind) {
      return Optional.empty();
    }
  }

  private static PrivateKey anyKey(Path file, String text) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        if (object instanceof PrivateKeyInfo info) {
          return new JcaPEMKeyConverter().getPrivateKey(info);
        }
        if (object instanceof PEMKeyPair pair) {
          return new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
        }
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

  private static String read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException(
          "%s: expected a PEM file of at most %d bytes, found %d"
              .formatted(file, LARGEST_FILE, Files.size(file)));
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  /** The contents of all blocks of a kind (RFC 7468, 2); broken ones are left out. */
  private static List<byte[]> blocks(String text, String kind) {
    List<byte[]> contents = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(kind)) {
        contents.add(Base64.getMimeDecoder().decode(matcher.group(2)));
      }
    }
    return contents;
  }
}
