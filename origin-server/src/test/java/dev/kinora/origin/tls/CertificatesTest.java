package dev.kinora.origin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of certificates over time. */
class CertificatesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final MachineNames NAMES =
      new MachineNames(Set.of("localhost", "den"), Set.of("127.0.0.1", "0:0:0:0:0:0:0:1"));

  @TempDir Path folder;

  @Test
  void theLeafStaysWhileItFits() throws Exception {
    Identity first = leaf(NAMES, NOW);
    assertEquals(first.certificate(), leaf(NAMES, NOW.plus(Duration.ofDays(300))).certificate());
    MachineNames fewer = new MachineNames(Set.of("localhost"), Set.of("127.0.0.1"));
    assertEquals(first.certificate(), leaf(fewer, NOW).certificate());
  }

  @Test
  void newNamesAndANearEndMakeANewLeafOfTheSameAuthority() throws Exception {
    Identity first = leaf(NAMES, NOW);
    MachineNames moved = new MachineNames(Set.of("localhost"), Set.of("127.0.0.1", "10.0.0.7"));
    Identity second = leaf(moved, NOW);
    assertNotEquals(first.certificate(), second.certificate());
    Identity third = leaf(moved, NOW.plus(Duration.ofDays(380)));
    assertNotEquals(second.certificate(), third.certificate());
    assertEquals(first.chain().getLast(), third.chain().getLast());
    third.certificate().verify(third.chain().getLast().getPublicKey());
  }

  @Test
  void theLeafIsWhatBrowsersAccept() throws Exception {
    Identity leaf = leaf(NAMES, NOW);
    var certificate = leaf.certificate();
    certificate.checkValidity(java.util.Date.from(NOW));
    assertEquals("EC", certificate.getPublicKey().getAlgorithm());
    assertEquals(-1, certificate.getBasicConstraints());
    assertEquals(java.util.List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
    assertEquals(4, certificate.getSubjectAlternativeNames().size());
    Duration life =
        Duration.between(
            certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    assertTrue(life.compareTo(Duration.ofDays(398)) <= 0, life.toString());
    assertEquals(0, leaf.chain().getLast().getBasicConstraints());
  }

  @Test
  void onlyTheOwnerReadsTheFiles() throws Exception {
    leaf(NAMES, NOW);
    try (var files = Files.list(folder.resolve("tls"))) {
      for (Path file : files.filter(f -> !f.endsWith("lock")).toList()) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
    }
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls"))));
  }

  @Test
  void filesOfOnesOwnAreReadAndWrongOnesNamed() throws Exception {
    Identity made = leaf(NAMES, NOW);
    Path chain = folder.resolve("tls/server.crt");
    Path key = folder.resolve("tls/server.key");
    assertEquals(made.chain(), Certificates.own(chain, key).chain());
    Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
    IOException noCertificate = assertThrows(IOException.class, () -> Certificates.own(text, key));
    assertTrue(noCertificate.toString().contains("text.pem"), noCertificate.toString());
    IOException noKey = assertThrows(IOException.class, () -> Certificates.own(chain, text));
    assertTrue(noKey.toString().contains("private key"), noKey.toString());
    IOException otherKey =
        assertThrows(
            IOException.class, () -> Certificates.own(chain, folder.resolve("tls/ca.key")));
    assertTrue(otherKey.toString().contains("ca.key"), otherKey.toString());
  }

  private Identity leaf(MachineNames names, Instant now) throws IOException {
    return new Certificates(folder.resolve("tls")).leaf(names, now);
  }
}
