package dev.kinora.cli.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;

/**
 * The secret of rooms' tickets: {@code rooms.key} in the data folder, 32 random bytes that only its
 * owner reads. Every process over the folder shares it.
 */
final class RoomsKey {
  private static final int BYTES = 32;

  private RoomsKey() {}

  /** Reads it, or makes it when this is the first process. */
  static byte[] of(Path data) throws IOException {
    Path file = data.resolve("rooms.key");
    if (!Files.exists(file)) {
      make(file);
    }
    byte[] secret = Files.readAllBytes(file);
    if (secret.length != BYTES) {
      throw new IOException(
          "%s: expected %d bytes, found %d; remove it and start again"
              .formatted(file, BYTES, secret.length));
    }
    return secret;
  }

  /** Written beside and then linked to its name, so that nobody ever reads half of it. */
  private static void make(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Path draft = file.resolveSibling("rooms.key." + ProcessHandle.current().pid());
    Files.deleteIfExists(draft);
    try (FileChannel out =
        FileChannel.open(
            draft,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            onlyForItsOwner())) {
      out.write(ByteBuffer.wrap(secret));
      out.force(true);
    }
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // A process that started at the same moment was first: its secret counts.
      Files.delete(draft);
      return;
    } catch (UnsupportedOperationException e) {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Files.delete(draft);
  }

  private static FileAttribute<?>[] onlyForItsOwner() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
