package dev.kinora.origin.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kinora.origin.reply.Content;
import dev.kinora.packager.remux.CopiedSegment;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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
    if (content instanceof Content.InMemory || content.sizeBytes() > largest) {
      return content;
    }
    if (askedOnce.asMap().putIfAbsent(path, true) == null) {
      return content;
    }
    Content.InMemory memory = new Content.InMemory(read(content));
    hot.put(path, new Hot(memory, mediaType));
    return memory;
  }

  /** Drops everything whose path begins so. */
  void forget(String pathPrefix) {
    hot.asMap().keySet().removeIf(path -> path.startsWith(pathPrefix));
  }

  /** All its bytes, outside of the heap. */
  static ByteBuffer read(Content content) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(Math.toIntExact(content.sizeBytes()));
    switch (content) {
      case Content.InMemory memory -> buffer.put(memory.bytes());
      case Content.OnDisk disk -> {
        try (FileChannel channel = FileChannel.open(disk.path(), StandardOpenOption.READ)) {
          read(buffer, channel, disk.path(), 0);
        }
      }
      case Content.InPieces own -> {
        Path source = own.segment().source();
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
          for (CopiedSegment.Piece piece : own.segment().pieces()) {
            switch (piece) {
              case CopiedSegment.Piece.InMemory memory -> buffer.put(memory.bytes());
              case CopiedSegment.Piece.OfFile range -> {
                buffer.limit(buffer.position() + (int) range.sizeBytes());
                read(buffer, channel, source, range.offsetBytes());
                buffer.limit(buffer.capacity());
              }
            }
          }
        }
      }
    }
    return buffer.flip();
  }

  /** Fills what remains of the buffer. */
  private static void read(ByteBuffer buffer, FileChannel channel, Path path, long offset)
      throws IOException {
    long at = offset;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new EOFException(
            "%s: expected %d bytes more @%d".formatted(path, buffer.remaining(), at));
      }
      at += read;
    }
  }
}
