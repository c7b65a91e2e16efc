package dev.kinora.packager.title;

import java.util.Optional;

/**
 * What a source says of itself beside its name: text of others, to be shown and never interpreted.
 *
 * @param artist who plays or made it
 * @param album what it is part of
 * @param year when it came out
 * @param description what it is about
 */
public record SourceTags(
    Optional<String> artist,
    Optional<String> album,
    Optional<Integer> year,
    Optional<String> description) {
  /** A source that says nothing. */
  public static final SourceTags NONE =
      new SourceTags(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
