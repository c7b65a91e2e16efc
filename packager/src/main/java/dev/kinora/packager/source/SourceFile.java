package dev.kinora.packager.source;

import dev.kinora.packager.MediaException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is read in ranges. What a range may be is decided by the file's size, never by a
 * number that stands in it. Safe for use by any thread.
 */
public final class SourceFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final long sizeBytes;

  private SourceFile(Path path, FileChannel channel, long sizeBytes) {
    this.path = path;
    this.channel = channel;
    this.sizeBytes = sizeBytes;
  }

  /** Opens a file for reading. */
  public static SourceFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new SourceFile(path, channel, channel.size());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Its size when it was opened. */
  public long sizeBytes() {
    return sizeBytes;
  }

  /**
   * A range that lies within the file, as a buffer of its own.
   *
   * @param mostBytes what the caller is ready to hold
   * @throws MediaException.Malformed if the range reaches over the file's end
   * @throws MediaException.Unsupported if it is longer than that
   */
  public ByteBuffer read(String what, long at, long bytes, int mostBytes)
      throws MediaException, IOException {
    requireInside(what, at, bytes);
    if (bytes > mostBytes) {
      throw new MediaException.Unsupported(
          what + " @" + at, "at most " + mostBytes + " bytes", bytes, "remux the file");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) bytes);
    readInto(buffer, at);
    if (buffer.hasRemaining()) {
      throw new EOFException("%s: the file was cut while it was read".formatted(what));
    }
    return buffer.flip();
  }

  /** As many bytes from there on as the file has, at most so many. */
  public ByteBuffer readUpTo(long at, int mostBytes) throws IOException {
    int bytes = Math.clamp(sizeBytes - at, 0, mostBytes);
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    readInto(buffer, at);
    return buffer.flip();
  }

  /** Fills what remains of the buffer from there on, or as much of it as the file has. */
  public void readInto(ByteBuffer buffer, long at) throws IOException {
    long position = at;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position);
      if (read < 0) {
        return;
      }
      position += read;
    }
  }

  /**
   * Checks that a range lies within the file.
   *
   * @throws MediaException.Malformed if not
   */
  public void requireInside(String what, long at, long bytes) throws MediaException.Malformed {
    if (at < 0 || bytes < 0 || bytes > sizeBytes || at > sizeBytes - bytes) {
      throw new MediaException.Malformed(
          what,
          "bytes within the file's " + sizeBytes,
          "%d bytes @%d".formatted(bytes, at),
          "perhaps the file was not copied to its end");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
