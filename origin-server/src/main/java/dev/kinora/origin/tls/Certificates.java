package dev.kinora.origin.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder {@code tls} of a data folder: {@code ca.crt}, {@code ca.key}, {@code server.crt} (leaf
 * and authority), {@code server.key}. Several processes may share it: a file lock makes one of them
 * the issuer.
 */
public final class Certificates {
  /** How long browsers accept a leaf: 398 days, and some devices count a day off. */
  static final Duration LEAF_LIFE = Duration.ofDays(396);

  /** A leaf that ends sooner than this is issued anew. */
  static final Duration RENEW_BEFORE = Duration.ofDays(30);

  private static final int SAN_DNS = 2;
  private static final int SAN_ADDRESS = 7;

  private final Path folder;

  /** The folder, which is made when it is not there. */
  public Certificates(Path folder) {
    this.folder = folder;
  }

  /** The authority's certificate, for devices to trust. */
  public Path authorityFile() {
    return folder.resolve("ca.crt");
  }

  /**
   * The leaf for this machine, made or renewed when needed.
   *
   * @throws IOException if files cannot be read or written; the message says which
   */
  public Identity leaf(MachineNames names, Instant now) throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    Path lockFile = folder.resolve("lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException(lockFile + ": expected a lock, the file system gave none");
      }
      Identity authority = authority(now);
      Optional<Identity> existing = existingLeaf(authority, names, now);
      return existing.isPresent()
          ? existing.get()
          : save("server", Issuer.leaf(authority, names, now));
    }
  }

  private Identity authority(Instant now) throws IOException {
    if (Files.exists(folder.resolve("ca.key")) && Files.exists(authorityFile())) {
      Identity found = load(authorityFile(), folder.resolve("ca.key"));
      if (outlives(found.certificate(), now.plus(LEAF_LIFE))) {
        return found;
      }
    }
    return save("ca", Issuer.authority("Kinora local authority " + hostLabel(), now));
  }

  private static String hostLabel() throws IOException {
    try {
      return "of " + InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "of this machine";
    }
  }

  private Optional<Identity> existingLeaf(Identity authority, MachineNames names, Instant now)
      throws IOException {
    Path chain = folder.resolve("server.crt");
    Path key = folder.resolve("server.key");
    if (!Files.exists(chain) || !Files.exists(key)) {
      return Optional.empty();
    }
    Identity leaf = load(chain, key);
    boolean usable =
        outlives(leaf.certificate(), now.plus(RENEW_BEFORE))
            // Our own file: its chain says who signed it, without elliptic curves at every start.
            && leaf.chain().getLast().equals(authority.certificate())
            && covers(leaf.certificate(), names);
    return usable ? Optional.of(leaf) : Optional.empty();
  }

  private static Identity load(Path chain, Path key) throws IOException {
    return new Identity(Pem.privateKey(key), Pem.certificates(chain));
  }

  /** Reads PEM files of one's own. */
  public static Identity own(Path chain, Path key) throws IOException {
    Identity identity = load(chain, key);
    if (!belong(identity)) {
      throw new IOException(
          "%s: expected the private key of %s, found another one".formatted(key, chain));
    }
    return identity;
  }

  private static boolean belong(Identity identity) throws IOException {
    String algorithm =
        switch (identity.key().getAlgorithm()) {
          case "EC", "ECDSA" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          case String other -> other;
        };
    try {
      byte[] anything = {1, 2, 3};
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(identity.key());
      signature.update(anything);
      byte[] signed = signature.sign();
      signature.initVerify(identity.certificate().getPublicKey());
      signature.update(anything);
      return signature.verify(signed);
    } catch (InvalidKeyException otherKind) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IOException("keys of type " + algorithm + " cannot be used for TLS here", e);
    }
  }

  private static boolean outlives(X509Certificate certificate, Instant time) {
    return certificate.getNotAfter().toInstant().isAfter(time);
  }

  private static boolean covers(X509Certificate leaf, MachineNames names) throws IOException {
    try {
      Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
      Set<Object> dns = new HashSet<>();
      Set<Object> addresses = new HashSet<>();
      for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
        if (name.getFirst().equals(SAN_DNS)) {
          dns.add(name.get(1));
        } else if (name.getFirst().equals(SAN_ADDRESS)) {
          addresses.add(name.get(1));
        }
      }
      return dns.containsAll(names.dns()) && addresses.containsAll(names.addresses());
    } catch (CertificateParsingException e) {
      throw new IOException("server.crt: its names cannot be read; delete the file", e);
    }
  }

  private Identity save(String name, Identity identity) throws IOException {
    // The key first: a certificate that is there always has its key.
    write(folder.resolve(name + ".key"), Pem.write(identity.key()));
    write(folder.resolve(name + ".crt"), Pem.write(identity.chain()));
    return identity;
  }

  private void write(Path file, String text) throws IOException {
    Path draft = folder.resolve(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    Files.createFile(draft, ownerOnly("rw-------"));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
