package dev.kinora.origin.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kinora.origin.reply.Content;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Segments in direct memory, bounded by bytes. A segment comes in when it is asked for the second
 * time, so that one viewer's pass through a film does not push out what many are watching; which
 * ones stay is decided by how often they are asked for. Thread-safe.
 *
 * <p>Buffers are freed by the garbage collector once the last answer that uses them has ended.
 */
final class SegmentCache {
  private static final int KEYS_REMEMBERED = 4096;

  private final Cache<String, Hot> hot;
  private final Cache<String, Boolean> askedOnce;
  private final long largest;

  /** A cache of at most so many bytes; 0 keeps nothing. */
  SegmentCache(int mostBytes) {
    this.largest = mostBytes / 8;
    this.hot =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((String path, Hot value) -> (int) value.content().sizeBytes())
            .build();
    this.askedOnce = Caffeine.newBuilder().maximumSize(KEYS_REMEMBERED).build();
  }

  /** A segment at hand. */
  record Hot(Content.InMemory content, String mediaType) {}

  /** The segment at this path if it is kept. Never blocks. */
  Optional<Hot> find(String path) {
    return Optional.ofNullable(hot.getIfPresent(path));
  }

  /** What to send: the content itself, or its bytes in memory when it is asked for again. */
  Content admit(String path, Content content, String mediaType) throws IOException {
    if (!(content instanceof Content.OnDisk disk) || disk.sizeBytes() > largest) {
      return content;
    }
    if (askedOnce.asMap().putIfAbsent(path, true) == null) {
      return content;
    }
    Content.InMemory memory = new Content.InMemory(read(disk));
    hot.put(path, new Hot(memory, mediaType));
    return memory;
  }

  /** Drops everything whose path begins so. */
  void forget(String pathPrefix) {
    hot.asMap().keySet().removeIf(path -> path.startsWith(pathPrefix));
  }

  private static ByteBuffer read(Content.OnDisk disk) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(Math.toIntExact(disk.sizeBytes()));
    try (FileChannel channel = FileChannel.open(disk.path(), StandardOpenOption.READ)) {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new EOFException(
              "%s: expected %d bytes, found %d"
                  .formatted(disk.path(), disk.sizeBytes(), buffer.position()));
        }
      }
    }
    return buffer.flip();
  }
}
