package dev.kinora.packager.live;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Which stream it is.
 *
 * @param name its part of addresses
 * @param title what people call it
 * @param startedAt when it began
 */
public record LiveIdentity(String name, String title, Instant startedAt) {
  /** What a stream may be called in addresses. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final int MOST_TITLE_CHARACTERS = 200;

  public LiveIdentity {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "stream name: expected " + NAME + ", found \"" + name + "\"");
    }
    if (title.isBlank() || title.length() > MOST_TITLE_CHARACTERS) {
      throw new IllegalArgumentException(
          "stream title: expected 1 to %d characters, found %d"
              .formatted(MOST_TITLE_CHARACTERS, title.length()));
    }
  }
}
