package dev.kinora.origin.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates (RFC 5280) on ECDSA P-256 keys. */
final class Issuer {
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  private static final Duration CLOCK_SLACK = Duration.ofDays(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private Issuer() {}

  /** A new authority that signs leaves and nothing else. */
  static Identity authority(String name, Instant now) throws IOException {
    KeyPair keys = newKeys();
    X500Name subject = name(name);
    X509v3CertificateBuilder builder =
        builder(subject, subject, keys.getPublic(), now, AUTHORITY_LIFE)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
            .addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
            .addExtension(
                Extension.subjectKeyIdentifier,
                false,
                extensions().createSubjectKeyIdentifier(keys.getPublic()));
    return signed(builder, keys, keys, List.of());
  }

  /** A new leaf for these names. */
  static Identity leaf(Identity authority, MachineNames names, Instant now) throws IOException {
    KeyPair keys = newKeys();
    PublicKey authorityKey = authority.certificate().getPublicKey();
    X500Name issuer =
        X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
    X509v3CertificateBuilder builder =
        builder(issuer, name("Kinora server"), keys.getPublic(), now, Certificates.LEAF_LIFE)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .addExtension(Extension.subjectAlternativeName, false, alternatives(names))
            .addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions().createAuthorityKeyIdentifier(authorityKey));
    KeyPair signing = new KeyPair(authorityKey, authority.key());
    return signed(builder, keys, signing, authority.chain());
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration life)
      throws CertIOException {
    // RFC 5280, 4.1.2.2: positive, at most 20 octets.
    BigInteger serial = new BigInteger(127, RANDOM).setBit(126);
    Date from = Date.from(now.minus(CLOCK_SLACK));
    return new JcaX509v3CertificateBuilder(
        issuer, serial, from, Date.from(now.plus(life)), subject, key);
  }

  private static Identity signed(
      X509v3CertificateBuilder builder,
      KeyPair subject,
      KeyPair signing,
      List<java.security.cert.X509Certificate> above)
      throws IOException {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(signing.getPrivate());
      var chain = new ArrayList<java.security.cert.X509Certificate>();
      chain.add(Pem.certificate(builder.build(signer)));
      chain.addAll(above);
      return new Identity(subject.getPrivate(), chain);
    } catch (OperatorCreationException e) {
      throw new IOException("a certificate cannot be signed", e);
    }
  }

  private static GeneralNames alternatives(MachineNames names) {
    List<GeneralName> all = new ArrayList<>();
    names.dns().forEach(n -> all.add(new GeneralName(GeneralName.dNSName, n)));
    names.addresses().forEach(a -> all.add(new GeneralName(GeneralName.iPAddress, a)));
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }

  private static X500Name name(String common) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "Kinora")
        .addRDN(BCStyle.CN, common)
        .build();
  }

  private static KeyPair newKeys() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java platform makes no P-256 keys", e);
    }
  }

  private static JcaX509ExtensionUtils extensions() throws IOException {
    try {
      return new JcaX509ExtensionUtils();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java platform has no SHA-1 for key identifiers", e);
    }
  }
}
