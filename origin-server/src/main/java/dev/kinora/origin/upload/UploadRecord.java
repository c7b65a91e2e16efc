package dev.kinora.origin.upload;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What is known of an upload besides its bytes. Immutable.
 *
 * @param id 32 hex digits that nobody guesses
 * @param owner whose it is
 * @param metadata what its client said of it
 * @param lengthBytes how many bytes it will have
 * @param createdAt when it was begun
 * @param stage how far it is
 */
record UploadRecord(
    String id,
    String owner,
    UploadMetadata metadata,
    long lengthBytes,
    Instant createdAt,
    Stage stage) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** How far it is. */
  sealed interface Stage {
    /**
     * Bytes arrive, or all have arrived and wait to be looked at.
     *
     * @param unverifiedFrom where a request with a checksum began to write; what stands from there
     *     on counts only once the checksum was found right
     */
    record Receiving(OptionalLong unverifiedFrom) implements Stage {
      static final Receiving PLAIN = new Receiving(OptionalLong.empty());
    }

    /** It became a title, or was one already. */
    record Taken(String titleId, Instant at) implements Stage {}

    /** It is nothing that can be made a title; the reason is a sentence for people. */
    record Refused(String reason, Instant at) implements Stage {}
  }

  UploadRecord {
    if (!ID.matcher(id).matches() || owner.isEmpty() || lengthBytes < 0) {
      throw new IllegalArgumentException(
          "upload: expected an id of 32 hex digits, an owner and a length, found %s, \"%s\", %d"
              .formatted(id, owner, lengthBytes));
    }
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  UploadRecord at(Stage other) {
    return new UploadRecord(id, owner, metadata, lengthBytes, createdAt, other);
  }

  boolean isReceiving() {
    return stage instanceof Stage.Receiving;
  }
}
