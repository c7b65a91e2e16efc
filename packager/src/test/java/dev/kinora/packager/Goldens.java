package dev.kinora.packager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts under {@code src/test/resources/goldens}, a folder a scenario. Run the tests with
 * {@code -Dgoldens=update} to write them anew, then read the difference.
 */
public final class Goldens {
  private static final Path FOLDER = Path.of("src", "test", "resources", "goldens");

  private Goldens() {}

  /** Compares a text with the golden file of that name. */
  public static void check(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("update".equals(System.getProperty("goldens"))) {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
      return;
    }
    assertEquals(Files.readString(file), text, () -> file + " (-Dgoldens=update rewrites it)");
  }
}
