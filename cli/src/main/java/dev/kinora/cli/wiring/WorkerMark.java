package dev.kinora.cli.wiring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says that a process works on the library in the background: a shared lock on a file, which the
 * system takes back however the process ends.
 */
public final class WorkerMark implements AutoCloseable {
  private static final String NAME = "worker.lock";

  private final FileChannel channel;

  private WorkerMark(FileChannel channel) {
    this.channel = channel;
  }

  /** Marks this process as a worker until the mark is closed. */
  public static WorkerMark set(Path data) throws IOException {
    FileChannel channel = open(data);
    try {
      FileLock lock = channel.lock(0, 1, true);
      if (!lock.isValid()) {
        throw new IOException("the lock on " + data.resolve(NAME) + " was lost at once");
      }
      return new WorkerMark(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether any process works on the library now. */
  public static boolean isSet(Path data) throws IOException {
    try (FileChannel channel = open(data);
        FileLock lock = channel.tryLock(0, 1, false)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      // Somebody in this very process.
      return true;
    }
  }

  private static FileChannel open(Path data) throws IOException {
    Files.createDirectories(data);
    return FileChannel.open(
        data.resolve(NAME),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
