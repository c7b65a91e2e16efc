package dev.kinora.origin.library;

import dev.kinora.packager.title.Title;
import java.time.Instant;

/**
 * One entry of the library. Immutable.
 *
 * @param id folder and URL name
 * @param name what people call it
 * @param addedAt when it came into the library
 */
public record LibraryTitle(String id, String name, Instant addedAt, Stage stage) {
  public LibraryTitle {
    if (!Title.ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "title id: expected " + Title.ID.pattern() + ", found \"" + id + "\"");
    }
  }
}
