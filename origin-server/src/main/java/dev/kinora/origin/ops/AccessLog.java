package dev.kinora.origin.ops;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes lines to {@code access.log} from a thread of its own and rotates it: {@code access.log.1}
 * is the last full file, higher numbers are older. {@link #write} is safe for use from any thread
 * and never blocks; lines that do not fit into the queue are counted, not kept.
 */
public final class AccessLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final int QUEUE = 8192;
  private static final int FILES_KEPT = 5;

  private final Path file;
  private final long mostBytes;
  private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;
  private @Nullable BufferedWriter out;
  private long sizeBytes;

  /**
   * Opens the log.
   *
   * @param mostBytes how large a file grows before it is rotated
   */
  public AccessLog(Path folder, long mostBytes) throws IOException {
    Files.createDirectories(folder);
    this.file = folder.resolve("access.log");
    this.mostBytes = mostBytes;
    this.out = open();
    this.thread = Thread.ofPlatform().daemon().name("access-log").start(this::run);
  }

  /** Takes a line without its end. */
  public void write(String line) {
    if (!queue.offer(line)) {
      dropped.incrementAndGet();
    }
  }

  /** How many lines did not fit. */
  public long dropped() {
    return dropped.get();
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        String line = queue.poll(200, TimeUnit.MILLISECONDS);
        if (line == null) {
          flush();
        } else {
          append(line);
        }
      }
      flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeFile();
    }
  }

  private void append(String line) {
    try {
      if (sizeBytes > mostBytes) {
        rotate();
      }
      BufferedWriter writer = out == null ? open() : out;
      out = writer;
      writer.write(line);
      writer.write('\n');
      sizeBytes += line.length() + 1;
      if (queue.isEmpty()) {
        writer.flush();
      }
    } catch (IOException e) {
      dropped.incrementAndGet();
      LOG.warn("{}: a line could not be written: {}", file, e.toString());
    }
  }

  private BufferedWriter open() throws IOException {
    BufferedWriter writer =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    sizeBytes = Files.size(file);
    return writer;
  }

  private void rotate() throws IOException {
    closeFile();
    for (int n = FILES_KEPT - 1; n >= 1; n--) {
      Path older = numbered(n);
      if (Files.exists(older)) {
        Files.move(older, numbered(n + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path numbered(int n) {
    return file.resolveSibling("access.log." + n);
  }

  private void flush() {
    try {
      if (out != null) {
        out.flush();
      }
    } catch (IOException e) {
      LOG.warn("{}: could not be written: {}", file, e.toString());
    }
  }

  private void closeFile() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      LOG.warn("{}: could not be closed: {}", file, e.toString());
    } finally {
      out = null;
    }
  }

  /** Writes what waits and closes the file. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
