package dev.kinora.origin.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which upload: one at a time, over all threads of this process and, by a lock on a
 * file, over all processes. A kill ends a lock. Thread-safe.
 */
final class UploadLocks {
  private static final long HAND_OVER_MILLIS = 2000;

  private final UploadFolder folder;
  private final Duration silence;
  private final Map<String, Held> holders = new ConcurrentHashMap<>();

  /** Locks for a folder; a writer that is silent for so long makes way. */
  UploadLocks(UploadFolder folder, Duration silence) {
    this.folder = folder;
    this.silence = silence;
  }

  /** An upload held; closing it lets go. Confined to one thread, except where it says otherwise. */
  final class Held implements AutoCloseable {
    private final String id;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long heardNanos = System.nanoTime();

    // Guarded by this: whom to interrupt, and nobody once the lock is let go.
    private @Nullable Thread writer;
    private @Nullable FileChannel channel;

    private Held(String id, boolean mayBeInterrupted) {
      this.id = id;
      this.writer = mayBeInterrupted ? Thread.currentThread() : null;
    }

    /** Notes that the client is there. */
    void alive() {
      heardNanos = System.nanoTime();
    }

    private boolean isSilent() {
      return System.nanoTime() - heardNanos > silence.toNanos();
    }

    /** By any thread: asks the writer to end, and waits a moment for it. */
    private boolean end() throws InterruptedException {
      synchronized (this) {
        if (writer == null && over.getCount() > 0) {
          return false;
        }
        if (writer != null) {
          writer.interrupt();
        }
      }
      return over.await(HAND_OVER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private boolean lockFile() throws IOException {
      FileChannel opened =
          FileChannel.open(folder.lock(id), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      FileLock lock = opened.tryLock();
      if (lock == null) {
        opened.close();
        return false;
      }
      channel = opened;
      return true;
    }

    @Override
    public void close() throws IOException {
      synchronized (this) {
        writer = null;
      }
      try {
        if (channel != null) {
          channel.close();
        }
      } finally {
        holders.remove(id, this);
        over.countDown();
      }
    }
  }

  /** Takes an upload for work that is not to be interrupted; empty when somebody has it. */
  Optional<Held> take(String id) throws IOException {
    return take(id, false);
  }

  /** Takes an upload to write to it; empty when somebody else does, and does something. */
  Optional<Held> takeToWrite(String id) throws IOException, InterruptedException {
    Held holder = holders.get(id);
    if (holder != null && (!holder.isSilent() || !holder.end())) {
      return Optional.empty();
    }
    return take(id, true);
  }

  /** Takes an upload to end it: whoever writes to it has to stop. */
  Optional<Held> takeToEnd(String id) throws IOException, InterruptedException {
    Held holder = holders.get(id);
    if (holder != null && !holder.end()) {
      return Optional.empty();
    }
    return take(id, false);
  }

  private Optional<Held> take(String id, boolean mayBeInterrupted) throws IOException {
    Held mine = new Held(id, mayBeInterrupted);
    if (holders.putIfAbsent(id, mine) != null) {
      return Optional.empty();
    }
    boolean locked = false;
    try {
      locked = mine.lockFile();
      return locked ? Optional.of(mine) : Optional.empty();
    } finally {
      if (!locked) {
        mine.close();
      }
    }
  }

  /** Asks all writers to end. */
  void endAll() throws InterruptedException {
    for (Held holder : holders.values()) {
      holder.end();
    }
  }
}
