package dev.kinora.packager.publish;

import java.io.IOException;
import java.nio.file.Path;

/** A symbolic link inside a store leads out of it; nothing was read. */
public final class LinkedOutside extends IOException {
  private static final long serialVersionUID = 1;

  LinkedOutside(Path file, Path root, Path real) {
    super(
        "%s: expected a file inside %s, found a link to %s; remove the link"
            .formatted(file, root, real));
  }
}
