package dev.kinora.packager.publish;

import java.util.regex.Pattern;

/**
 * What the ledger knows of a published segment.
 *
 * @param sha256 of its bytes, 64 lower-case hex digits
 */
public record SegmentRecord(SegmentKey key, long sizeBytes, String sha256) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public SegmentRecord {
    if (sizeBytes < 1 || !HEX.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "segment record: expected bytes and a SHA-256, found %d, \"%s\""
              .formatted(sizeBytes, sha256));
    }
  }
}
