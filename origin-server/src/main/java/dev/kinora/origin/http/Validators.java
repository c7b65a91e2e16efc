package dev.kinora.origin.http;

import java.time.Instant;
import java.util.Optional;

/**
 * What tells one representation from another (RFC 9110, 8.8).
 *
 * @param entityTag strong tag with its quotes
 * @param lastModified where a date is known
 */
public record Validators(String entityTag, Optional<Instant> lastModified) {
  public Validators {
    if (entityTag.length() < 2 || entityTag.charAt(0) != '"' || !entityTag.endsWith("\"")) {
      throw new IllegalArgumentException(
          "entity tag: expected a strong tag in quotes, found " + entityTag);
    }
    lastModified = lastModified.map(HttpDate::wholeSeconds);
  }

  /** A tag alone. */
  public static Validators of(String entityTag) {
    return new Validators(entityTag, Optional.empty());
  }
}
