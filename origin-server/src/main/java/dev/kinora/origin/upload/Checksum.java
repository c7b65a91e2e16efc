package dev.kinora.origin.upload;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code Upload-Checksum} (tus 1.0, "Checksum"): what the bytes of one request have to
 * hash to. For one thread.
 */
final class Checksum {
  /** As {@code Tus-Checksum-Algorithm} lists them. */
  static final String ALGORITHMS = "sha1,sha256";

  private static final Map<String, String> BY_NAME =
      Stream.of(ALGORITHMS.split(",", -1))
          .collect(Collectors.toMap(name -> name, name -> name.replace("sha", "SHA-")));

  private final MessageDigest digest;
  private final byte[] expected;

  private Checksum(MessageDigest digest, byte[] expected) {
    this.digest = digest;
    this.expected = expected;
  }

  /**
   * Reads the field.
   *
   * @throws ProblemException 400 if the algorithm is another one or the value no hash of it
   */
  static Optional<Checksum> parse(@Nullable String field) throws ProblemException {
    if (field == null) {
      return Optional.empty();
    }
    String[] parts = field.strip().split(" ", -1);
    String algorithm = BY_NAME.get(parts[0].toLowerCase(Locale.ROOT));
    if (parts.length != 2 || algorithm == null) {
      throw wrong();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] expected = Base64.getDecoder().decode(parts[1]);
      if (expected.length != digest.getDigestLength()) {
        throw wrong();
      }
      return Optional.of(new Checksum(digest, expected));
    } catch (IllegalArgumentException e) {
      throw wrong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  void update(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
  }

  /** Whether what was seen is what was meant; to be asked once. */
  boolean holds() {
    return MessageDigest.isEqual(digest.digest(), expected);
  }

  private static ProblemException wrong() {
    return new ProblemException(
        Problem.badRequest(
            "Upload-Checksum: expected one of %s and its hash in base64.".formatted(ALGORITHMS)));
  }
}
