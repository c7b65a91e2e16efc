package dev.kinora.packager.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** How a whole draft gets its real name without ever replacing what has it. Thread-safe. */
sealed interface Placing {
  /**
   * Gives the draft its name; the draft's own name may or may not remain.
   *
   * @return whether the name was free
   */
  boolean place(Path draft, Path target) throws IOException;

  /** What the disk under a drafts folder is capable of. */
  static Placing suitedTo(Drafts drafts, Path lockFile) throws IOException {
    Path file = drafts.write(ByteBuffer.allocate(1));
    Path link = drafts.name();
    try {
      Files.createLink(link, file);
      return new ByLink();
    } catch (UnsupportedOperationException | FileSystemException e) {
      // exFAT and some network disks have no hard links.
      return new ByMove(lockFile);
    } finally {
      Files.deleteIfExists(link);
      Files.deleteIfExists(file);
    }
  }

  /** A second name for the same file: the system refuses it if the name is taken. */
  record ByLink() implements Placing {
    @Override
    public boolean place(Path draft, Path target) throws IOException {
      try {
        Files.createLink(target, draft);
        return true;
      } catch (FileAlreadyExistsException _) {
        return false;
      }
    }
  }

  /**
   * An atomic move, which would replace: so only one publisher at a time looks and moves, in this
   * process by a monitor, among processes by a file lock that ends with its holder.
   */
  record ByMove(Path lockFile) implements Placing {
    private static final Object ONE_AT_A_TIME = new Object();

    @Override
    public boolean place(Path draft, Path target) throws IOException {
      synchronized (ONE_AT_A_TIME) {
        try (FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock _ = channel.lock()) {
          if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
          }
          Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
          return true;
        }
      }
    }
  }
}
