package dev.kinora.packager.title;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Which bytes a title was made from. A file whose size or time differs is another source.
 *
 * @param path where the file is, absolute
 * @param fingerprint lower-case hex SHA-256 over the size and sampled blocks of the content, so
 *     that a moved file keeps its identity
 * @param sizeBytes size of the file
 * @param modified its modification time
 */
public record SourceIdentity(String path, String fingerprint, long sizeBytes, Instant modified) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public SourceIdentity {
    if (!HEX.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException(
          "fingerprint: expected 64 hex digits, found \"" + fingerprint + "\"");
    }
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes: expected 0 or more, found " + sizeBytes);
    }
  }
}
