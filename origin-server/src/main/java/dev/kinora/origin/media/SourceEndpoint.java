package dev.kinora.origin.media;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.http.Validators;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Content;
import dev.kinora.origin.reply.Replies;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code /titles/{id}/source}: the file a title was made from, while it still is that file. Its
 * path comes from the title alone. Thread-safe.
 */
public final class SourceEndpoint {
  private final Shelf shelf;

  /** An endpoint over a library. */
  public SourceEndpoint(Library library) {
    this.shelf = new Shelf(library);
  }

  /** Sends the file or a part of it. */
  public void source(Call call) throws ProblemException, IOException {
    Title title = shelf.title(call.part("id")).title();
    SourceIdentity source = title.source();
    if (!source.hasFile()) {
      throw new ProblemException(
          Problem.notFound("The title is a recorded broadcast: there is no original file."));
    }
    Path path = Path.of(source.path());
    if (!isUnchanged(path, source)) {
      throw new ProblemException(
          Problem.notFound(
              "The original file is not where it was, or has changed since it was added."));
    }
    Validators validators =
        new Validators(
            "\"%s\"".formatted(source.fingerprint().substring(0, 32)),
            Optional.of(source.modified()));
    String mediaType = MediaTypes.ofSource(source.path(), title.info().container());
    Content content = new Content.OnDisk(path, source.sizeBytes(), source.modified());
    Replies.send(call, content, mediaType, validators, Caching.CHECKED);
  }

  private static boolean isUnchanged(Path path, SourceIdentity source) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return found.isRegularFile()
          && found.size() == source.sizeBytes()
          && found
              .lastModifiedTime()
              .toInstant()
              .truncatedTo(ChronoUnit.MILLIS)
              .equals(source.modified().truncatedTo(ChronoUnit.MILLIS));
    } catch (NoSuchFileException gone) {
      return false;
    }
  }
}
