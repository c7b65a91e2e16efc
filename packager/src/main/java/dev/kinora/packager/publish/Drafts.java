package dev.kinora.packager.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * One store's drafts: a folder of its own beside those of other stores, with a lock file that the
 * operating system releases however the process ends. Whoever opens drafts sweeps the folders whose
 * lock nobody holds; unlike a process number, a lock is also true between containers. Safe for use
 * by any thread.
 *
 * <pre>
 * drafts/gate.lock        held while folders are made or swept
 *        {owner}.lock     held while the owner lives
 *        {owner}/{n}      its drafts
 * </pre>
 */
final class Drafts implements AutoCloseable {
  private static final String GATE = "gate.lock";
  private static final String LOCK = ".lock";
  // Closing any channel of a file gives up all locks this process holds on it (POSIX record locks),
  // so no lock file of this process may be opened a second time.
  private static final Set<Path> OURS = new HashSet<>();
  private static final RandomGenerator NAMES = new Random();

  private final Path folder;
  private final Path lockFile;
  private final FileChannel lock;
  private final AtomicLong next = new AtomicLong();
  private final FileAttribute<?>[] ownerOnly;

  private Drafts(Path folder, Path lockFile, FileChannel lock, FileAttribute<?>[] ownerOnly) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.ownerOnly = ownerOnly;
  }

  /** Makes a folder for a new owner and removes those of owners that are gone. */
  static Drafts open(Path drafts) throws IOException {
    Files.createDirectories(drafts);
    synchronized (OURS) {
      try (FileChannel gate = channel(drafts.resolve(GATE));
          FileLock _ = gate.lock()) {
        sweep(drafts);
        String owner = HexFormat.of().toHexDigits(NAMES.nextLong());
        Path lockFile = drafts.resolve(owner + LOCK);
        FileChannel lock = channel(lockFile);
        try {
          if (lock.tryLock() == null) {
            throw new IOException(lockFile + ": expected a lock on a new file, found it taken");
          }
          Path folder = Files.createDirectory(drafts.resolve(owner));
          OURS.add(lockFile);
          return new Drafts(folder, lockFile, lock, ownerOnly(drafts));
        } catch (IOException | RuntimeException e) {
          lock.close();
          throw e;
        }
      }
    }
  }

  /** Writes a draft that only its owner may read, and puts its content on the disk. */
  Path write(ByteBuffer content) throws IOException {
    Path draft = name();
    ByteBuffer rest = content.duplicate();
    try (FileChannel channel =
        FileChannel.open(
            draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      // Otherwise a power cut could leave the real name on an empty file. About 0.5 ms for a
      // typical segment, which took a thousand times as long to encode.
      channel.force(false);
      return draft;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  /** A name that nothing has yet. */
  Path name() {
    return folder.resolve(Long.toString(next.getAndIncrement()));
  }

  @Override
  public void close() throws IOException {
    synchronized (OURS) {
      if (OURS.remove(lockFile)) {
        Folders.deleteTree(folder);
        lock.close();
        Files.deleteIfExists(lockFile);
      }
    }
  }

  private static void sweep(Path drafts) throws IOException {
    for (Path entry : Folders.entries(drafts)) {
      String name = entry.getFileName().toString();
      boolean inUse = name.equals(GATE) || OURS.contains(entry);
      if (inUse) {
        continue;
      }
      if (name.endsWith(LOCK)) {
        sweepIfFree(entry);
      } else if (!Files.exists(drafts.resolve(name + LOCK))) {
        Folders.deleteTree(entry);
      }
    }
  }

  private static void sweepIfFree(Path lockFile) throws IOException {
    try (FileChannel channel = channel(lockFile);
        FileLock free = channel.tryLock()) {
      if (free != null) {
        String name = lockFile.getFileName().toString();
        Folders.deleteTree(
            lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length())));
        Files.deleteIfExists(lockFile);
      }
    }
  }

  private static FileChannel channel(Path lockFile) throws IOException {
    return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileAttribute<?>[] ownerOnly(Path drafts) {
    return Folders.isPosix(drafts)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
