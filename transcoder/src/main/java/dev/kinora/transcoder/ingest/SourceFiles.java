package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.transcoder.supply.DiskRoom;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that titles are made from. */
public final class SourceFiles {
  private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{1,5})$");

  private static final Logger LOG = LoggerFactory.getLogger(SourceFiles.class);

  private final Path library;
  private final DiskRoom room;

  /** Copies go into this folder, which is made when it is needed, while there is room. */
  SourceFiles(Path library, DiskRoom room) {
    this.library = library;
    this.room = room;
  }

  /**
   * Which file this is.
   *
   * @throws IOException with a sentence for people, if it cannot be read
   * @throws MediaException if it is empty
   */
  public static SourceIdentity identify(Path file) throws IOException, MediaException {
    Path real;
    BasicFileAttributes attributes;
    try {
      real = file.toRealPath();
      attributes = Files.readAttributes(real, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw refusal(file, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw refusal(file, "the file may not be read; check its permissions", e);
    }
    if (attributes.isDirectory()) {
      throw refusal(file, "expected a file, found a folder", null);
    }
    if (!attributes.isRegularFile()) {
      throw refusal(file, "expected a file, found a device or a pipe", null);
    }
    if (!Files.isReadable(real)) {
      throw refusal(file, "the file may not be read; check its permissions", null);
    }
    if (attributes.size() == 0) {
      throw new MediaException.Malformed(nameOf(file), "a film", "an empty file");
    }
    return new SourceIdentity(
        real.toString(),
        Fingerprint.of(real),
        attributes.size(),
        attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static IOException refusal(Path file, String reason, @Nullable IOException cause) {
    FileSystemException refusal = new FileSystemException(file.toString(), null, reason);
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }

  /** A file's name for messages, without what a terminal would act on. */
  static String nameOf(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("\\p{Cntrl}", "?");
  }

  /**
   * Puts a copy into the library, named after the title.
   *
   * @param fileName what the source was called
   * @return which file the copy is
   */
  SourceIdentity copy(SourceIdentity source, String titleId, String fileName)
      throws IOException, MediaException {
    Path target = place(titleId, fileName);
    if (isInLibrary(source)) {
      return source;
    }
    room.require(source.sizeBytes());
    Files.createDirectories(library);
    Path draft = Files.createTempFile(library, titleId + "-", ".draft");
    try {
      Files.copy(
          Path.of(source.path()),
          draft,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    SourceIdentity copied = identify(target);
    if (!copied.fingerprint().equals(source.fingerprint())) {
      Files.delete(target);
      throw new FileSystemException(
          source.path(), null, "the file changed while it was copied; add it when it is whole");
    }
    return copied;
  }

  /**
   * Gives the source a second name in the library, or copies it where the disk knows no such thing.
   *
   * @param fileName what the source was called
   * @return which file that is
   */
  SourceIdentity link(SourceIdentity source, String titleId, String fileName)
      throws IOException, MediaException {
    Path file = Path.of(source.path());
    Path target = place(titleId, fileName);
    if (isInLibrary(source)) {
      return source;
    }
    Files.createDirectories(library);
    if (!Files.exists(target) || !Files.isSameFile(file, target)) {
      Path draft = library.resolve(titleId + "-link.draft");
      try {
        Files.deleteIfExists(draft);
        Files.createLink(draft, file);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (UnsupportedOperationException | FileSystemException e) {
        LOG.debug("{} cannot be linked into the library and is copied", file, e);
        return copy(source, titleId, fileName);
      } finally {
        Files.deleteIfExists(draft);
      }
    }
    return identify(target);
  }

  private boolean isInLibrary(SourceIdentity source) {
    return Path.of(source.path()).startsWith(library.toAbsolutePath());
  }

  /** Removes a copy again. */
  void discard(SourceIdentity copied) throws IOException {
    if (isInLibrary(copied)) {
      Files.deleteIfExists(Path.of(copied.path()));
    }
  }

  private Path place(String titleId, String fileName) {
    Matcher extension = EXTENSION.matcher(fileName);
    return library.resolve(
        extension.find() ? titleId + "." + extension.group(1).toLowerCase(Locale.ROOT) : titleId);
  }
}
