package dev.kinora.packager.source;

import dev.kinora.packager.title.SourceIdentity;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether a source is still the file that a title was planned from. */
public final class SourceCheck {
  private SourceCheck() {}

  /** Why the source cannot be used, as a sentence for people; empty when it can. */
  public static Optional<String> problem(SourceIdentity source) {
    Path file = Path.of(source.path());
    String name = String.valueOf(file.getFileName());
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      if (!now.isRegularFile() || !Files.isReadable(file)) {
        return Optional.of(
            "The source file \"%s\" cannot be read any more; check its permissions."
                .formatted(name));
      }
      // Documents keep milliseconds, file systems more.
      Instant modified = now.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
      if (now.size() != source.sizeBytes()
          || !modified.equals(source.modified().truncatedTo(ChronoUnit.MILLIS))) {
        return Optional.of(
            "The source file \"%s\" has changed since it was added; add it again.".formatted(name));
      }
      return Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.of(
          "The source file \"%s\" is not there any more; put it back or add it from its new place."
              .formatted(name));
    } catch (AccessDeniedException _) {
      return Optional.of(
          "The source file \"%s\" may not be read any more; check its permissions."
              .formatted(name));
    } catch (IOException e) {
      return Optional.of(
          "The source file \"%s\" cannot be read: %s.".formatted(name, e.getMessage()));
    }
  }
}
