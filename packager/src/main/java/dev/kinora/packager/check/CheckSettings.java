package dev.kinora.packager.check;

import java.util.OptionalInt;

/**
 * How thoroughly to look.
 *
 * @param segments how many segments of each list are read, spread over the whole of it in pairs of
 *     neighbours; empty for all
 * @param reload whether live playlists and manifests are fetched a second time, after the time in
 *     which they have to change
 */
public record CheckSettings(OptionalInt segments, boolean reload) {
  /** How many segments of each list are read unless somebody says otherwise. */
  public static final int SAMPLE = 20;

  public CheckSettings {
    if (segments.isPresent() && segments.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "segments: expected 1 or more, found " + segments.getAsInt());
    }
  }

  /** Every segment, once. */
  public static CheckSettings everything() {
    return new CheckSettings(OptionalInt.empty(), false);
  }

  /** The usual sample. */
  public static CheckSettings sample() {
    return new CheckSettings(OptionalInt.of(SAMPLE), true);
  }
}
