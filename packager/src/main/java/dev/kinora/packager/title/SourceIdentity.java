package dev.kinora.packager.title;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Which bytes a title was made from. A file whose size or time differs is another source.
 *
 * @param path where the file is, absolute; of a broadcast {@code live:} and its name
 * @param fingerprint lower-case hex SHA-256 over the size and sampled blocks of the content, so
 *     that a moved file keeps its identity
 * @param sizeBytes size of the file
 * @param modified its modification time
 */
public record SourceIdentity(String path, String fingerprint, long sizeBytes, Instant modified) {
  private static final String BROADCAST = "live:";
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

  /**
   * The source of a recorded broadcast, of which no file was kept.
   *
   * @param name the stream's
   * @param fingerprint tells it from all others
   */
  public static SourceIdentity ofBroadcast(String name, String fingerprint, Instant begun) {
    return new SourceIdentity(BROADCAST + name, fingerprint, 0, begun);
  }

  /** Whether it is a file; a recorded broadcast never was one. */
  public boolean hasFile() {
    return !path.startsWith(BROADCAST);
  }
}
